using System.Globalization;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Http;
using Madoguchi.Server.Persistence.Notices;

namespace Madoguchi.Server.Features.Signage;

/// <summary>A notice as typed; times are the city's local time.</summary>
public sealed class NoticeEntry
{
    const string Format = "yyyy-MM-ddTHH:mm";
    const int MostTitle = 60, MostBody = 300;

    public string? Id { get; set; }
    public string? Title { get; set; }
    public string? Body { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }

    /// <summary>Empty: all sites.</summary>
    public string? Site { get; set; }

    internal static NoticeEntry New(DateTimeOffset now) => new() { From = Text(now), To = Text(now.Date.AddDays(7).AddHours(17)) };

    internal static NoticeEntry Of(StoredNotice notice) => new()
    {
        Id = notice.Id.ToString(CultureInfo.InvariantCulture),
        Title = notice.Title,
        Body = notice.Body,
        From = Text(BusinessTime.Local(notice.From).DateTime),
        To = Text(BusinessTime.Local(notice.To).DateTime),
        Site = notice.Site,
    };

    /// <returns>The notice, or what is wrong by field name.</returns>
    internal (StoredNotice? Notice, Dictionary<string, string> Wrong) Read(Func<string, bool> isSite)
    {
        var wrong = new Dictionary<string, string>();
        // A browser sends line ends as CR LF; one character each is what people count.
        var body = (Body ?? "").ReplaceLineEndings("\n").Trim();
        if (PlainText.Refuse("題名", Title, MostTitle, required: true) is { } title)
            wrong[nameof(Title)] = title;
        if (body.Length > MostBody || body.Any(letter => char.IsControl(letter) && letter is not '\n'))
            wrong[nameof(Body)] = $"本文は{MostBody}文字までです。";
        if (!Read(From, out var from))
            wrong[nameof(From)] = "始める日時を入れてください。";
        if (!Read(To, out var to))
            wrong[nameof(To)] = "終える日時を入れてください。";
        else if (to <= from)
            wrong[nameof(To)] = "終える日時は、始める日時より後にしてください。";
        if (!string.IsNullOrEmpty(Site) && !isSite(Site))
            wrong[nameof(Site)] = "施設を選び直してください。";
        _ = int.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        return wrong.Count > 0 ? (null, wrong) : (new(id, Title!.Trim(), body, from, to, string.IsNullOrEmpty(Site) ? null : Site), wrong);
    }

    static bool Read(string? text, out DateTimeOffset at)
    {
        var isTime = DateTime.TryParseExact(text, [Format, Format + ":ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year is >= 2000 and <= 2999;
        at = isTime ? new(local, BusinessTime.Offset) : default;
        return isTime;
    }

    static string Text(DateTimeOffset local) => Text(local.DateTime);

    static string Text(DateTime local) => local.ToString(Format, CultureInfo.InvariantCulture);
}
