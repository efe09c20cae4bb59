using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Madoguchi.Server.Platform.OpenApi;

/// <summary>What the OpenAPI document says beyond the endpoints themselves.</summary>
internal static class ApiDocument
{
    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Madoguchi",
                Version = "v1",
                Description = "Errors are RFC 9457 problem documents; their type is urn:madoguchi:refusal:<code>. "
                    + "POST takes Idempotency-Key: the same key and body gives the same answer.",
            };
            var components = document.Components ??= new();
            components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            components.SecuritySchemes["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(ApiOperation.Complete);
    }
}
