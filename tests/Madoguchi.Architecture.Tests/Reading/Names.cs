using System.Reflection.Metadata;

namespace Madoguchi.Architecture.Tests.Reading;

internal static class Names
{
    /// <summary>Namespace and name of the type, or of the outermost type around it; without the count of type parameters.</summary>
    public static string Outermost(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind is HandleKind.TypeDefinition)
        {
            var type = metadata.GetTypeDefinition((TypeDefinitionHandle)handle);
            return type.GetDeclaringType() is { IsNil: false } outer ? Outermost(metadata, outer) : Full(type.Namespace, type.Name);
        }
        var reference = metadata.GetTypeReference((TypeReferenceHandle)handle);
        return reference.ResolutionScope.Kind is HandleKind.TypeReference
            ? Outermost(metadata, reference.ResolutionScope)
            : Full(reference.Namespace, reference.Name);

        string Full(StringHandle space, StringHandle name) => $"{metadata.GetString(space)}.{metadata.GetString(name).Split('`')[0]}";
    }
}
