using Microsoft.OpenApi;

namespace Madoguchi.Server.Platform.OpenApi;

/// <summary>A schema in a few words: <c>string (uuid)</c>, <c>IssuedLeg[]</c>.</summary>
internal static class SchemaText
{
    public static string Of(IOpenApiSchema? schema) => schema switch
    {
        null => "",
        OpenApiSchemaReference reference => reference.Reference.Id ?? "",
        { OneOf: { Count: > 0 } choices } => string.Join(" | ", choices.Select(Of).Where(text => text is not "null")),
        { Type: { } type } when type.HasFlag(JsonSchemaType.Array) => Of(schema.Items) + "[]",
        { Type: { } type, Format: { } format } => $"{Name(type)} ({format})",
        { Type: { } type } => Name(type),
        _ => "any",
    };

    static string Name(JsonSchemaType type) => type.ToString().Replace("Null, ", "", StringComparison.Ordinal).Replace(", Null", "", StringComparison.Ordinal).ToLowerInvariant();
}
