using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Reservation.Live;
using Madoguchi.Ui.Languages;
using Microsoft.AspNetCore.Components;

namespace Madoguchi.Reservation.Pages.Shared;

/// <summary>What every page has at hand: its texts, the master data, the clock.</summary>
public abstract class ResidentPage : ComponentBase
{
    [CascadingParameter] public HttpContext Http { get; set; } = null!;
    [Inject] internal MasterBook Book { get; set; } = null!;
    [Inject] public TimeProvider Clock { get; set; } = null!;

    protected LocalTexts Text => Speech.Of(Http);
    protected string Code => Text.Language.Code;
    protected DateTimeOffset Now => JapanTime.In(Clock.GetUtcNow());

    /// <summary>A name of the master data in the resident's language, else in plain or ordinary Japanese.</summary>
    protected string Name(IReadOnlyDictionary<string, string> names) => Names.In(names, Code);

    protected string Date(DateOnly date) => Wareki.WithWeekday(date, Code);

    protected string Date(DateTimeOffset time) => Date(DateOnly.FromDateTime(JapanTime.In(time).DateTime));

    protected static string Hour(DateTimeOffset time) => JapanTime.In(time).ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);

    protected string Span(DateTimeOffset start, int minutes) =>
        Code == Language.English.Code ? $"{Hour(start)}–{Hour(start.AddMinutes(minutes))}" : $"{Hour(start)}〜{Hour(start.AddMinutes(minutes))}";

    /// <summary>Language of a master-data text for the lang attribute, when the page is not in Japanese.</summary>
    protected string? JapaneseHere => Code == Language.English.Code ? "ja" : null;

    protected string Fee(CatalogueProcedure procedure) => procedure.FeeYen == 0 ? Text["fee.free"] : Text.Format("fee.yen", procedure.FeeYen);
}

internal static class Names
{
    public static string In(IReadOnlyDictionary<string, string> names, string language) =>
        names.GetValueOrDefault(language) ?? names.GetValueOrDefault("ja-easy") ?? names["ja"];
}
