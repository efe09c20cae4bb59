using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Madoguchi.Architecture.Tests.Reading;

/// <summary>What a built assembly says of itself: whom it references and which type uses which.</summary>
internal sealed record AssemblyFacts(string Name, ImmutableArray<string> References, ImmutableArray<string> PublicTypes, ImmutableHashSet<Use> Uses)
{
    public static AssemblyFacts Of(Assembly assembly) => Read(assembly.Location);

    /// <summary>One of our assemblies beside the tests; null while nothing builds it yet.</summary>
    public static AssemblyFacts? Beside(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return File.Exists(path) ? Read(path) : null;
    }

    static AssemblyFacts Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var uses = ImmutableHashSet.CreateBuilder<Use>();
        foreach (var handle in metadata.TypeDefinitions)
            new TypeReading(metadata, file, handle, uses).Read();
        return new(
            metadata.GetString(metadata.GetAssemblyDefinition().Name),
            [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))],
            [.. metadata.TypeDefinitions.Where(IsPublic).Select(FullName)],
            uses.ToImmutable());

        bool IsPublic(TypeDefinitionHandle handle)
        {
            var type = metadata.GetTypeDefinition(handle);
            return (type.Attributes & TypeAttributes.VisibilityMask) switch
            {
                TypeAttributes.Public => true,
                TypeAttributes.NestedPublic => IsPublic(type.GetDeclaringType()),
                _ => false,
            };
        }

        string FullName(TypeDefinitionHandle handle)
        {
            var type = metadata.GetTypeDefinition(handle);
            var name = metadata.GetString(type.Name);
            return type.GetDeclaringType() is { IsNil: false } outer ? $"{FullName(outer)}.{name}" : $"{metadata.GetString(type.Namespace)}.{name}";
        }
    }
}
