using Madoguchi.Contracts;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Madoguchi.Server.Platform.OpenApi;

/// <summary>What is true of every call and therefore stands in no endpoint: roles, the site, the command's id, refusals.</summary>
internal static class ApiOperation
{
    public static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        AddRoute(operation, context.Description);
        AddCommandId(operation, context.Description);
        AddRoles(operation, context);
        (operation.Responses ??= [])["default"] = new OpenApiResponse { Description = "A refusal as application/problem+json (RFC 9457)." };
        return Task.CompletedTask;
    }

    // Parts of the route which a group reads for all its calls.
    static void AddRoute(OpenApiOperation operation, ApiDescription call)
    {
        var parameters = operation.Parameters ??= [];
        foreach (var part in call.RelativePath?.Split('/').Where(part => part.StartsWith('{')) ?? [])
        {
            var name = part.Trim('{', '}').Split(':')[0];
            if (!parameters.Any(parameter => parameter.Name == name))
                parameters.Insert(0, new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = Text() });
        }
    }

    static void AddCommandId(OpenApiOperation operation, ApiDescription call)
    {
        const string header = "Idempotency-Key";
        if (call is { HttpMethod: "POST", RelativePath: { } path } && path.StartsWith("api/", StringComparison.Ordinal)
            && !operation.Parameters!.Any(parameter => parameter.Name == header))
            operation.Parameters!.Add(new OpenApiParameter { Name = header, In = ParameterLocation.Header, Schema = Text("uuid") });
    }

    static void AddRoles(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var policies = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy).ToList();
        if (policies.Count is 0)
            return;
        operation.Security = [new() { [new OpenApiSecuritySchemeReference("key", context.Document)] = [] }];
        var roles = policies.Select(policy => policy is Policies.Tickets ? $"{Roles.Kiosk} or {Roles.Counter}" : policy);
        operation.Description = $"{operation.Description} Role: {string.Join(", ", roles)}.".Trim();
    }

    static OpenApiSchema Text(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };
}
