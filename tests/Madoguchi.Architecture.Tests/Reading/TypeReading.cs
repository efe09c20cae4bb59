using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Madoguchi.Architecture.Tests.Reading;

/// <summary>Everything one type definition mentions: in its heritage, members, attributes and in the code of its methods.</summary>
internal sealed class TypeReading(MetadataReader metadata, PEReader file, TypeDefinitionHandle handle, ImmutableHashSet<Use>.Builder uses)
{
    readonly string from = Names.Outermost(metadata, handle);

    MentionedTypes Signature => field ??= new(mentioned => Mention(mentioned, null));

    public void Read()
    {
        var type = metadata.GetTypeDefinition(handle);
        Mention(type.BaseType, null);
        foreach (var implementation in type.GetInterfaceImplementations())
            Mention(metadata.GetInterfaceImplementation(implementation).Interface, null);
        Attributes(type.GetCustomAttributes());
        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            field.DecodeSignature(Signature, null);
            Attributes(field.GetCustomAttributes());
        }
        foreach (var property in type.GetProperties())
            Attributes(metadata.GetPropertyDefinition(property).GetCustomAttributes());
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
            Read(method);
    }

    void Read(MethodDefinition method)
    {
        method.DecodeSignature(Signature, null);
        Attributes(method.GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(Signature, null);
        foreach (var region in body.ExceptionRegions)
            Mention(region.CatchType, null);
        foreach (var token in Instructions.Tokens(body.GetILReader()))
            Mention(MetadataTokens.EntityHandle(token), null);
    }

    void Attributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
            Mention(metadata.GetCustomAttribute(attribute).Constructor, null);
    }

    void Mention(EntityHandle mentioned, string? member)
    {
        if (mentioned.IsNil)
            return;
        switch (mentioned.Kind)
        {
            case HandleKind.TypeReference:
            case HandleKind.TypeDefinition:
                uses.Add(new(from, Names.Outermost(metadata, mentioned), member));
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)mentioned).DecodeSignature(Signature, null);
                break;
            case HandleKind.MemberReference:
                var reference = metadata.GetMemberReference((MemberReferenceHandle)mentioned);
                Mention(reference.Parent, metadata.GetString(reference.Name));
                if (reference.GetKind() is MemberReferenceKind.Method)
                    reference.DecodeMethodSignature(Signature, null);
                else
                    reference.DecodeFieldSignature(Signature, null);
                break;
            case HandleKind.MethodSpecification:
                var generic = metadata.GetMethodSpecification((MethodSpecificationHandle)mentioned);
                Mention(generic.Method, null);
                generic.DecodeSignature(Signature, null);
                break;
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)mentioned);
                Mention(method.GetDeclaringType(), metadata.GetString(method.Name));
                break;
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)mentioned);
                Mention(field.GetDeclaringType(), metadata.GetString(field.Name));
                break;
        }
    }
}
