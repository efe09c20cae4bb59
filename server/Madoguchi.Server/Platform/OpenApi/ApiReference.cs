using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;

namespace Madoguchi.Server.Platform.OpenApi;

/// <summary>The OpenAPI document as a page for people, rendered here: nothing is loaded from elsewhere and no script runs.</summary>
internal static class ApiReference
{
    public static void MapApiReference(this IEndpointRouteBuilder app) => app
        .MapGet("/api-docs", Page).ExcludeFromDescription();

    static async Task<RazorComponentResult> Page([FromKeyedServices("v1")] IOpenApiDocumentProvider documents, CancellationToken ct) =>
        new RazorComponentResult<ApiReferencePage>(new { Document = await documents.GetOpenApiDocumentAsync(ct) });
}
