using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Http;

namespace Madoguchi.Server.Live;

/// <summary>Reads what is asked into commands, the same for HTTP and hubs.</summary>
internal static class TicketCommands
{
    internal static readonly HashSet<string> Languages = ["ja", "ja-easy", "en", "zh-Hans", "ko"];

    public static Asked Issue(IssueTicketRequest request, NewTicket ticket)
    {
        if (ReadProcedures(request.Procedures, out var procedures) is { } why)
            return Asked.Not(why);
        var language = request.Language ?? "ja";
        if (!Languages.Contains(language))
            return Asked.Not($"language は {string.Join("、", Languages)} のいずれかです。");
        if (request.Persons is < 1 or > 9)
            return Asked.Not("persons は1から9までです。");
        if (PlainText.Refuse("note", request.Note, 200, required: false) is { } bad)
            return Asked.Not(bad);
        TicketChannel? channel = request.Channel switch
        {
            null or "kiosk" => TicketChannel.Kiosk,
            "staff" => TicketChannel.Staff,
            "phone" => TicketChannel.Phone,
            _ => null,
        };
        return channel is not { } known
            ? Asked.Not("channel は kiosk、staff、phone のいずれかです。")
            : new SiteDayCommand.IssueTicket(ticket.Id, ticket.StatusToken, [.. procedures], language, request.Priority)
            {
                Channel = known,
                Persons = request.Persons ?? 1,
                Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
            };
    }

    /// <summary>What only a clerk may ask for when issuing.</summary>
    public static bool IsForClerks(IssueTicketRequest request) => request is { Channel: "staff" or "phone" } or { Note: not null };

    /// <returns>Why they cannot be read, or null.</returns>
    public static string? ReadProcedures(IReadOnlyList<string>? codes, out ProcedureCode[] procedures)
    {
        procedures = [];
        if (codes is not { Count: >= 1 and <= 20 })
            return "procedures には手続きコードを1つ以上20以下で入れてください。";
        if (codes.Any(code => code is not { Length: >= 1 and <= 10 } || !code.All(char.IsAsciiLetterOrDigit)))
            return "procedures の手続きコードは英数字10文字までです（例: J10）。";
        procedures = [.. codes.Select(code => new ProcedureCode(code)).Distinct()];
        return null;
    }

    /// <summary>Forgives hyphens, spaces, small letters and full width.</summary>
    /// <returns>Null when it cannot be a code.</returns>
    public static ReservationCode? ReadReservation(string? code)
    {
        if (code is not { Length: <= 40 })
            return null;
        var plain = string.Concat(code.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return plain.Length is >= 4 and <= 16 ? new(plain) : null;
    }
}
