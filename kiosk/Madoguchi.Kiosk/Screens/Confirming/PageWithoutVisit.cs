using Madoguchi.Contracts.Hubs;
using Madoguchi.Kiosk.Screens.Choosing;

namespace Madoguchi.Kiosk.Screens.Confirming;

/// <summary>A page on which some of the chosen procedures are done without a visit.</summary>
sealed record PageWithoutVisit(string Url, IReadOnlyList<CatalogueProcedure> Procedures)
{
    const int Longest = 150;

    /// <summary>The address as one types it.</summary>
    public string InWords => Url["https://".Length..].TrimEnd('/');

    public static IReadOnlyList<PageWithoutVisit> Of(IEnumerable<CatalogueProcedure> chosen) =>
    [
        .. chosen.Where(procedure => ProcedureMenu.WaysWithoutVisit(procedure).Any() && IsGood(procedure.WithoutVisitUrl))
            .GroupBy(procedure => procedure.WithoutVisitUrl!)
            .Select(page => new PageWithoutVisit(page.Key, [.. page])),
    ];

    /// <summary>What else a server may say is not shown as a code that phones open.</summary>
    static bool IsGood(string? url) => url is { Length: <= Longest } && url.StartsWith("https://", StringComparison.Ordinal) && Uri.TryCreate(url, UriKind.Absolute, out _);
}
