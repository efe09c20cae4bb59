using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Sites;

/// <summary>Procedures in a resident's language, with whether they are handled here and now.</summary>
internal sealed class ProcedureList(IMasterData master, TimeProvider clock)
{
    static readonly HashSet<string> Languages = ["ja", "ja-easy", "en", "zh-Hans", "ko"];

    public static bool Knows(string language) => Languages.Contains(language);

    public IReadOnlyList<ProcedureInfo> Of(string site, string language)
    {
        var now = BusinessTime.Local(clock.GetUtcNow());
        var rules = RulesOfTheDay.For(master.Current, site, BusinessTime.DateOf(now))!;
        return [.. master.Current.Procedures.Select(procedure => new ProcedureInfo(
            procedure.Code, procedure.Names[language], procedure.Category, procedure.Minutes, procedure.Bring, procedure.FeeYen,
            procedure.WithoutVisit,
            rules.IssuesAt(now) && rules.Procedures.TryGetValue(new ProcedureCode(procedure.Code), out var rule) && rule.IsHandledAt(now)))];
    }
}
