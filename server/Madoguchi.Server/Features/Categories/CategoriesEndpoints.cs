using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;
using Madoguchi.Server.Platform.Auth;

namespace Madoguchi.Server.Features.Categories;

/// <param name="Code">Letter.</param>
/// <param name="Issuing">Whether numbers are issued in it from now on.</param>
internal sealed record CategoryChanged(string Code, bool Issuing);

/// <summary>受付終了 per category.</summary>
internal static class CategoriesEndpoints
{
    public static void MapCategories(this IEndpointRouteBuilder app)
    {
        var category = app.MapGroup("/api/v1/sites/{site}/categories/{category}").WithTags("Categories").RequireAuthorization(Policies.Counter);
        Map("/stop", false, "受付終了.", letter => new SiteDayCommand.StopIssuing(letter));
        Map("/resume", true, "Numbers are issued again.", letter => new SiteDayCommand.ResumeIssuing(letter));

        void Map(string path, bool issuing, string summary, Func<char, SiteDayCommand> command) => category
            .MapPost(path, (string category, CommandRequest request) => request.Run(
                null,
                () => Task.FromResult<Asked>(category is { Length: 1 } ? command(category[0]) : Asked.Not("受付区分は1字（例: A）です。")),
                _ => TypedResults.Ok(new CategoryChanged(category, issuing))))
            .Produces<CategoryChanged>().WithSummary(summary);
    }
}
