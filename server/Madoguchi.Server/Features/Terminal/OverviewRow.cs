using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Live.Views;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>One category: who waits against the promise, and who works on it.</summary>
/// <param name="Longest">The longest wait and its promise.</param>
/// <param name="Expected">What someone who comes now would wait.</param>
/// <param name="Open">Open counters of it.</param>
/// <param name="Urgency">1 when the promise of the one who waits longest against it has just passed.</param>
internal sealed record OverviewRow(string Code, string Name, bool IsIssuing, int People, string Longest, string Expected, string Open, double Urgency)
{
    /// <summary>The same with one and with two more counters; empty when nobody waits or none is closed.</summary>
    public string More { get; private init; } = "";

    /// <summary>Minutes from which on a wait is only said to be so long or longer.</summary>
    const int Cap = 120;

    public string? Css => Urgency >= 1 ? "is-over" : Urgency >= 0.7 ? "is-near" : null;

    public static IReadOnlyList<OverviewRow> Of(SiteState state, BoardState board, IReadOnlyList<GhostRow> ghosts, DateTimeOffset now) => [.. board.Categories.Select(category =>
    {
        var worst = state.Waiting.Where(one => one.Category == category.Code).MaxBy(one => DeskWords.Urgency(one, now));
        var open = state.Counters.Where(counter => counter.State is "open" && counter.Categories.Contains(category.Code)).Select(counter => counter.Number);
        return new OverviewRow(
            category.Code, category.Name, category.Issuing, category.Waiting,
            worst is null ? "—" : $"{DeskWords.Waited(worst, now)}／{worst.PromiseMinutes}分",
            category.WaitMinutes is { } range ? Minutes(range) : "—",
            open.Any() ? string.Join("・", open) : "なし", worst is null ? 0 : DeskWords.Urgency(worst, now))
        {
            More = string.Join("　", ghosts.FirstOrDefault(ghost => ghost.Category == category.Code)?.More.Select((range, i) => $"＋{i + 1}: {Minutes(range)}") ?? []),
        };
    })];

    static string Minutes(MinuteRange range) =>
        range.Low >= Cap ? $"{Cap}分以上" : range.High >= Cap ? $"{range.Low}分以上" : $"{range.Low}〜{range.High}分";
}
