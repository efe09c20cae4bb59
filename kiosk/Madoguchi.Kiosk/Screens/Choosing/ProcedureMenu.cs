using Madoguchi.Contracts.Hubs;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Kiosk.Screens.Choosing;

/// <summary>Whether a procedure can be done here at this moment.</summary>
public enum Doable
{
    Here,
    Elsewhere,
    AtAnotherTime,
}

/// <summary>A procedure as a choice.</summary>
public sealed record MenuItem(CatalogueProcedure Procedure, Doable Doable);

/// <summary>The choices of one category: what can be done here comes first, the rest is shown as such.</summary>
static class ProcedureMenu
{
    public static IReadOnlyList<MenuItem> Of(SiteCatalogue site, string category, TimeOnly now) =>
        [.. site.Procedures
            .Where(procedure => procedure.Category == category)
            .Select(procedure => new MenuItem(procedure, DoableAt(procedure, now)))
            .OrderBy(item => item.Doable)];

    public static Doable DoableAt(CatalogueProcedure procedure, TimeOnly now) => procedure switch
    {
        { Handled: false } => Doable.Elsewhere,
        { From: { } from } when now < from => Doable.AtAnotherTime,
        { To: { } to } when now >= to => Doable.AtAnotherTime,
        _ => Doable.Here,
    };

    /// <summary>The ways without a visit which a screen can name; the others are not of this kind.</summary>
    public static IEnumerable<string> WaysWithoutVisit(CatalogueProcedure procedure) =>
        procedure.WithoutVisit.Where(way => way is "convenience_store" or "online" or "post");

    public static string WaysInWords(CatalogueProcedure procedure, LocalTexts texts) =>
        string.Join(Comma(texts), WaysWithoutVisit(procedure).Select(way => texts[$"way.{way}"]));

    /// <summary>What stands between the things of a list.</summary>
    public static string Comma(LocalTexts texts) => texts.Language == Language.English || texts.Language == Language.Korean ? ", " : "・";
}
