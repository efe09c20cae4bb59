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

    /// <summary>A name of the master data in the resident's language, else in plain or ordinary Japanese; without furigana.</summary>
    protected string Name(IReadOnlyDictionary<string, string> names) => Names.In(names, Code);

    /// <summary>The same with furigana in its notation, for <see cref="Ui.RubyText"/>.</summary>
    protected string Marked(IReadOnlyDictionary<string, string> names) => Names.Marked(names, Code);

    protected string Date(DateOnly date) => Wareki.WithWeekday(date, Code);

    /// <summary>The same with furigana in its notation.</summary>
    protected string MarkedDate(DateOnly date) => Wareki.MarkedWithWeekday(date, Code);

    protected string Date(DateTimeOffset time) => Date(DateOnly.FromDateTime(JapanTime.In(time).DateTime));

    protected static string Hour(DateTimeOffset time) => JapanTime.In(time).ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);

    protected string Span(DateTimeOffset start, int minutes) =>
        Span(Hour(start), Hour(start.AddMinutes(minutes)));

    protected string Span(string from, string to) => $"{from}{Code switch { "en" => '–', "zh-Hans" => '～', "ko" => '~', _ => '〜' }}{to}";

    /// <summary>A list in one line, as the language writes it.</summary>
    protected string Listed(IEnumerable<string> items) => string.Join(Code is "en" or "ko" ? ", " : "、", items);

    /// <summary>A note in brackets behind a text.</summary>
    protected string Beside(string text, string note) => Code is "en" or "ko" ? $"{text} ({note})" : $"{text}（{note}）";

    /// <summary>Language of a text that the city writes in Japanese only, for the lang attribute, when the page is not in Japanese.</summary>
    protected string? JapaneseHere => Text.Language.HtmlLang == Language.Japanese.HtmlLang ? null : Language.Japanese.HtmlLang;

    protected string Fee(CatalogueProcedure procedure) => procedure.FeeYen == 0 ? Text["fee.free"] : Text.Format("fee.yen", procedure.FeeYen);
}

internal static class Names
{
    public static string In(IReadOnlyDictionary<string, string> names, string language) => Furigana.Plain(Marked(names, language));

    public static string Marked(IReadOnlyDictionary<string, string> names, string language) =>
        names.GetValueOrDefault(language) ?? names.GetValueOrDefault("ja-easy") ?? names["ja"];
}
