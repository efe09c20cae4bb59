using System.Globalization;
using System.Net;
using System.Text;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Pages.Turn;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.Platform;
using Madoguchi.Ui.Languages;
using MimeKit;
using MimeKit.Text;

namespace Madoguchi.Reservation.Mails;

/// <summary>Writes a mail in the resident's language: plain text, the same as HTML, and the time for a calendar.</summary>
internal sealed partial class LetterWriter(MailSettings settings, WaitingSettings waits, MasterBook book, MailLinks links, TimeProvider clock)
{
    static readonly Texts Texts = Texts.Load(typeof(LetterWriter).Assembly, "Mails.Texts");

    public static Texts All => Texts;

    string Domain => settings.From.Domain;

    public MimeMessage Write(MailRow mail, BookingRow booking)
    {
        var text = Texts.In(booking.Language);
        var letter = Empty(mail, text, Subject(mail.Kind, text));
        letter.To.Add(new MailboxAddress(IsProved(mail.Kind) ? booking.Name : "", booking.Mail!));
        letter.Body = Body(mail, booking, text);
        return letter;
    }

    MimeMessage Empty(MailRow mail, LocalTexts text, string subject)
    {
        var letter = new MimeMessage { MessageId = $"{mail.Id:N}@{Domain}", Date = JapanTime.In(clock.GetUtcNow()), Subject = subject };
        letter.From.Add(settings.From);
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        letter.Headers.Add(HeaderId.ContentLanguage, text.Language.HtmlLang);
        return letter;
    }

    /// <summary>To somebody with a ticket, whose name nobody here knows.</summary>
    public MimeMessage Write(MailRow mail, TurnAlarmRow alarm, TicketStatus status)
    {
        var text = Texts.In(alarm.Language);
        var letter = Empty(mail, text, text.Format("subject.turn", City(text), status.Number));
        letter.To.Add(new MailboxAddress("", alarm.Mail));
        (string Text, string? Link, bool IsItem)[] parts = [.. Parts(status, text, $"{settings.PublicUrl}t/{alarm.Token}?lang={alarm.Language}")];
        letter.Body = Alternative(parts, text);
        return letter;
    }

    IEnumerable<(string Text, string? Link, bool IsItem)> Parts(TicketStatus status, LocalTexts text, string link)
    {
        var view = TurnView.Of(status);
        yield return (text.Format(view.State is "called" or "absent" ? "body.turnCalled" : "body.turn", status.Number), null, false);
        yield return (Fact(text, "where", book.Current?.Site(status.Site) is { } site ? Names.In(site.Names, text.Language.Code) : status.SiteName), null, true);
        if (view.Active?.Counter is { } counter)
            yield return (Fact(text, "counter", text.Format("counter", counter)), null, true);
        if (view.Waits && status.WaitMinutes is { } wait)
            yield return (Fact(text, "wait", text.Format("minutes", wait.Low, wait.High)), null, true);
        yield return (text["turn"], link, false);
        yield return (text["turnOnly"], null, false);
    }

    /// <summary>Anybody can type anybody's address: before it is proved, nothing that was typed beside it goes there.</summary>
    static bool IsProved(MailKind kind) => kind is not MailKind.Confirm;

    string City(LocalTexts text) => book.Current?.Master switch
    {
        { MunicipalityNames: { Count: > 0 } names } => Names.In(names, text.Language.Code),
        { } master => master.Municipality,
        null => settings.From.Name ?? "",
    };

    string Subject(MailKind kind, LocalTexts text) => text.Format($"subject.{Key(kind)}", City(text));

    Multipart Body(MailRow mail, BookingRow booking, LocalTexts text)
    {
        (string Text, string? Link, bool IsItem)[] parts = [.. Parts(mail.Kind, booking, text)];
        var alternative = Alternative(parts, text);
        return mail.Kind is MailKind.Confirm ? alternative : new Multipart("mixed") { alternative, Calendar(mail, booking, text) };
    }

    static MultipartAlternative Alternative((string Text, string? Link, bool IsItem)[] parts, LocalTexts text) => new()
    {
        new TextPart(TextFormat.Plain) { Text = Plain(parts) },
        new TextPart(TextFormat.Html) { Text = Html(parts, text) },
    };

    IEnumerable<(string Text, string? Link, bool IsItem)> Parts(MailKind kind, BookingRow booking, LocalTexts text)
    {
        if (IsProved(kind))
            yield return (text.Format("greeting", booking.Name), null, false);
        yield return (text.Format($"body.{Key(kind)}", MailPlan.TimeToConfirm.TotalMinutes), null, false);
        if (kind is MailKind.Confirm)
            yield return (text["confirm"], Address($"r/{booking.Code}/confirm", booking), false);
        yield return (Fact(text, "when", When(booking, text)), null, true);
        yield return (Fact(text, "where", Place(booking, text)), null, true);
        yield return (Fact(text, "code", ReservationCode.Show(booking.Code)), null, true);
        if (kind is MailKind.Cancelled)
            yield break;
        foreach (var procedure in booking.ProcedureCodes.Select(code => book.Current?.Procedure(code)).Where(procedure => procedure is not null))
        {
            yield return (Fact(text, "procedure", Names.In(procedure!.Names, text.Language.Code)), null, true);
            if (procedure.Bring.Count > 0)
                yield return (Fact(text, "bring", string.Join(text["comma"], procedure.Bring)), null, true);
        }
        if (kind is MailKind.Confirm)
            yield break;
        yield return (text["onTheDay"], null, false);
        yield return (text["manage"], Address($"r/{booking.Code}/open", booking), false);
    }

    string Address(string path, BookingRow booking) => $"{settings.PublicUrl}{path}?k={links.Of(booking.Code)}&lang={booking.Language}";

    static string Fact(LocalTexts text, string key, string value) => text.Format("fact", text[$"label.{key}"], value);

    string Place(BookingRow booking, LocalTexts text) => Place(booking.Site, text);

    string Place(string code, LocalTexts text) => book.Current?.Site(code) is { } site ? Names.In(site.Names, text.Language.Code) : code;

    static string When(BookingRow booking, LocalTexts text) => When(booking.Start, booking.Minutes, text);

    static string When(DateTimeOffset start, int minutes, LocalTexts text)
    {
        var (from, to) = (JapanTime.In(start), JapanTime.In(start.AddMinutes(minutes)));
        return string.Create(CultureInfo.InvariantCulture, $"{Wareki.WithWeekday(DateOnly.FromDateTime(from.DateTime), text.Language.Code)} {from:H:mm}–{to:H:mm}");
    }

    TextPart Calendar(MailRow mail, BookingRow booking, LocalTexts text)
    {
        var isCancelled = mail.Kind is MailKind.Cancelled;
        var part = new TextPart("calendar")
        {
            Text = BookingCalendar.Write(
                booking, isCancelled, booking.Changes + (isCancelled ? 1 : 0), Domain, text.Format("event", City(text)), Place(booking, text),
                Fact(text, "code", ReservationCode.Show(booking.Code)), clock.GetUtcNow()),
            ContentDisposition = new(ContentDisposition.Attachment) { FileName = "yoyaku.ics" },
        };
        part.ContentType.Parameters.Add("method", BookingCalendar.Method(isCancelled));
        return part;
    }

    static string Key(MailKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    static string Plain((string Text, string? Link, bool IsItem)[] parts) => string.Concat(parts.Select((part, i) =>
        $"{(part.IsItem ? "・" : "")}{part.Text}\n{(part.Link is null ? "" : part.Link + "\n")}{(part.IsItem && i + 1 < parts.Length && parts[i + 1].IsItem ? "" : "\n")}"));

    /// <summary>Plain HTML: what a mail program shows needs no style, and large print works by itself.</summary>
    static string Html(IEnumerable<(string Text, string? Link, bool IsItem)> parts, LocalTexts language)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"{language.Language.HtmlLang}\"><head><meta charset=\"utf-8\"></head><body>");
        var inList = false;
        foreach (var (text, link, isItem) in parts)
        {
            if (isItem != inList)
                html.Append(isItem ? "<ul>" : "</ul>");
            inList = isItem;
            var encoded = WebUtility.HtmlEncode(text);
            var tag = isItem ? "li" : "p";
            html.Append(CultureInfo.InvariantCulture, $"<{tag}>").Append(link is null ? encoded : $"<a href=\"{WebUtility.HtmlEncode(link)}\">{encoded}</a>").Append(CultureInfo.InvariantCulture, $"</{tag}>");
        }
        return html.Append(inList ? "</ul>" : "").Append("</body></html>").ToString();
    }
}
