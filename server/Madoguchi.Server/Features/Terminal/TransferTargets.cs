using System.Text;
using Madoguchi.Server.Live.Views;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>One place a ticket can go: a procedure, or one counter with the procedure at hand.</summary>
public sealed record TransferTarget(string? Procedure, int? Counter, string Label);

/// <summary>Finds where to send someone by what a clerk types: a code, a part of a name, a counter's number or name.</summary>
internal sealed class TransferTargets(IMasterData master)
{
    const int Most = 8;

    public IReadOnlyList<TransferTarget> Find(string site, Desk desk, string typed)
    {
        var wanted = Plain(typed);
        var procedures = Matching(site, wanted).Where(target => target.Procedure != desk.Current?.Leg.Procedure);
        var counters = desk.Counters
            .Where(counter => counter.Number != desk.Counter.Number && MayTake(counter.Categories, desk))
            .Where(counter => TransferForm.CounterOf(typed) is { } number ? counter.Number == number : Matches(wanted, counter.Name))
            .Select(counter => new TransferTarget(null, counter.Number, $"{counter.Number}番窓口 {counter.Name}（{DeskWords.State(counter.State)}・手続きは同じまま）"));
        return [.. (TransferForm.CounterOf(typed) is null ? procedures.Concat(counters) : counters.Concat(procedures)).Take(Most)];
    }

    /// <summary>Procedures of a site by what was typed, without those that make no sense.</summary>
    public IReadOnlyList<TransferTarget> Procedures(string site, IReadOnlyCollection<string> except, string typed) =>
        [.. Matching(site, Plain(typed)).Where(target => !except.Contains(target.Procedure!)).Take(Most)];

    bool MayTake(IReadOnlyList<string> categories, Desk desk) =>
        desk.Current is { } ticket && master.Current.Procedure(ticket.Leg.Procedure) is { } procedure && categories.Contains(procedure.Category);

    IEnumerable<TransferTarget> Matching(string site, string wanted) => master.Current.Procedures
        .Where(procedure => procedure.At(site) is not Handling.No)
        .Where(procedure => Matches(wanted, procedure.Code, procedure.Names.Ja, procedure.Names["ja-easy"], procedure.Department)
            || IsShortFor(wanted, Plain(procedure.Names.Ja)))
        .OrderByDescending(procedure => Plain(procedure.Code) == wanted)
        .ThenByDescending(procedure => Matches(wanted, procedure.Names.Ja))
        .Select(procedure => new TransferTarget(procedure.Code, null, $"{procedure.Code} {procedure.Names.Ja}（{procedure.Department}）"));

    static bool Matches(string wanted, params string?[] texts) =>
        wanted.Length == 0 || texts.Any(text => text is not null && Plain(text).Contains(wanted, StringComparison.Ordinal));

    /// <summary>国保 is 国民健康保険, 転居 is 転居届: it begins the same and the other signs follow in their order.</summary>
    static bool IsShortFor(string wanted, string name)
    {
        if (wanted.Length < 2 || !name.StartsWith(wanted[0]))
            return false;
        var at = 0;
        foreach (var sign in wanted)
            if ((at = name.IndexOf(sign, at) + 1) == 0)
                return false;
        return true;
    }

    // Full width, small letters and spaces are all the same to someone in a hurry.
    static string Plain(string text) => text.Any(char.IsSurrogate)
        ? text
        : string.Concat(text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter)));
}
