using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Booking;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Ui.Languages;
using Microsoft.AspNetCore.Components;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>How a counter group is booked, tried on a month before it is published.</summary>
public sealed partial class BookingRulePage
{
    const string Root = "/admin/master/booking";
    static readonly IReadOnlyList<int> Lengths = [.. BookingRule.SlotLengths];

    const string ConfirmRemoving = "確認して消す";

    MasterSite? chosen;
    IReadOnlyList<LinkGroup> groups = [];
    LinkGroup? group;
    IReadOnlyList<BookingRule> rules = [];
    BookingRule? now, edited;
    bool isNew;
    double duty;
    DateOnly? removing;
    IReadOnlyList<HitBooking> lost = [];
    IReadOnlyList<PlannedDay> present = [];
    IReadOnlyList<PlannedDay>? draft;
    PlannedDay? day;

    [Inject] private HitBookings Hits { get; set; } = null!;
    [Inject] private IBookings Bookings { get; set; } = null!;
    [Parameter] public string? Site { get; set; }
    [SupplyParameterFromQuery] public string? Group { get; set; }
    [SupplyParameterFromQuery] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "month")] public string? MonthText { get; set; }
    [SupplyParameterFromQuery(Name = "day")] public string? DayText { get; set; }

    DateOnly Month => MonthPlan.First(Typed.Date($"{MonthText}-01") ?? Today);

    /// <summary>The calendar's buttons then send along what was typed; before, they are links, which no empty field holds up.</summary>
    bool IsTyped => Posted("_handler") == TypedForm;

    protected override async Task OnInitializedAsync()
    {
        await Load();
        lost = await Hits.Now(Http.RequestAborted);
        chosen = Site is null ? Current.Sites.FirstOrDefault() : Current.Site(Site);
        if (chosen is null)
            return;
        groups = BookingRules.Groups(Current, chosen);
        group = groups.FirstOrDefault(one => one.Code == Group) ?? (groups.Count > 0 ? groups[0] : null);
        if (group is null)
            return;
        duty = BookingRules.OnDuty(chosen, group.Code);
        // Before what holds from the beginning there is nothing: of two such, the one that was set.
        rules = [.. BookingRules.Of(Current, chosen).Where(rule => rule.Group == group.Code).DistinctBy(rule => rule.ValidFrom).OrderBy(rule => rule.ValidFrom)];
        now = rules.Last(rule => rule.ValidFrom <= Today);
        edited = rules.FirstOrDefault(rule => IsOpen(rule) && Key(rule.ValidFrom) == From);
        isNew = edited is null;
        Fill(BookingRuleFields.Of(edited ?? now, isNew));
        Seen(ThingOf(Typed.Date(Value("from")) ?? DateOnly.MaxValue));
        await Show();
    }

    async Task Save()
    {
        var rule = BookingRuleFields.Read(Trimmed, IsChosen("off", "yes"), chosen!.Code, group!.Code, Wrong);
        if (rule is null)
            return;
        if (isNew && rules.Any(other => other.ValidFrom == rule.ValidFrom))
            Wrong["from"] = "その日からの決まりはもう登録されています。上の一覧の「直す」で直してください。";
        foreach (var fault in BookingRuleCheck.Of(rule, Today, HoursFrom(rule.ValidFrom), duty))
            Wrong.TryAdd(BookingRuleFields.Field(fault.Field), fault.Refusal.Message);
        if (Wrong.Count > 0)
            return;
        if (Posted("act") is "preview")
        {
            var (next, refused) = await Desk.Draft(Edit, Http.RequestAborted);
            if (next is null)
                Outcome = new() { Refused = refused };
            else
                await Show(next);
            return;
        }
        await Change(ThingOf(rule.ValidFrom), Edit, $"{Address(group.Code, null, Month)}&done=saved");

        void Edit(Persistence.Seeding.Seed seed)
        {
            var all = seed.Sites.Find(site => site.Code == chosen.Code)!.BookingRules;
            all.RemoveAll(row => row.Group == rule.Group && row.From == rule.ValidFrom);
            all.Add(BookingRuleFields.Row(rule));
        }
    }

    async Task Remove()
    {
        if (chosen is null || group is null || Posted("remove").Split('|') is not [var key, var stamp])
            return;
        if (rules.FirstOrDefault(rule => IsOpen(rule) && Key(rule.ValidFrom) == key) is not { } rule)
        {
            Outcome = new() { Refused = ["この決まりは、もうありません。上の一覧が今の決まりです。"] };
            return;
        }
        removing = rule.ValidFrom;
        Outcome = await Desk.Change(
            new(ThingOf(rule.ValidFrom), stamp, Posted("confirmed"), Http.User.ActorName()),
            seed => seed.Sites.Find(site => site.Code == chosen.Code)!.BookingRules.RemoveAll(row => row.Group == rule.Group && row.From == rule.ValidFrom),
            Http.RequestAborted);
        if (Outcome.IsSaved)
            Navigation.NavigateTo($"{Address(group.Code, null, Month)}&done=removed");
    }

    async Task Show(MasterData? next = null)
    {
        var standing = await Bookings.Between(
            chosen!.Code, BusinessTime.At(Month, TimeOnly.MinValue), BusinessTime.At(Month.AddMonths(1), TimeOnly.MinValue), Http.RequestAborted);
        present = MonthPlan.Of(Current, chosen.Code, group!.Code, Month, standing);
        draft = next is null ? null : MonthPlan.Of(next, chosen.Code, group.Code, Month, standing);
        var wanted = Typed.Date(DayText ?? "");
        day = (draft ?? present).FirstOrDefault(one => one.Date == wanted);
    }

    /// <summary>All hours of weekdays that the site has from a date on.</summary>
    List<HoursOfADay> HoursFrom(DateOnly from) =>
    [
        .. new[] { new MasterWeek(DateOnly.MinValue, chosen!.Hours) }.Concat(chosen.LaterHours)
            .Where((week, i) => i == chosen.LaterHours.Length || chosen.LaterHours[i].From > from)
            .SelectMany(week => week.Hours.Values).Select(hours => new HoursOfADay(hours.Open, hours.LastTicket, hours.Close)),
        .. Current.Municipality.ClosedDays.Where(special => special.Date >= from && (special.Site ?? chosen.Code) == chosen.Code)
            .Select(special => special.Hours).OfType<MasterHours>().Select(hours => new HoursOfADay(hours.Open, hours.LastTicket, hours.Close)),
    ];

    /// <summary>What its button says.</summary>
    string Removing(BookingRule rule) => removing == rule.ValidFrom && Confirmed is not null ? ConfirmRemoving : "消す";

    /// <summary>Was set, and no day that it holds for is over.</summary>
    bool IsOpen(BookingRule rule) => rule.ValidFrom >= Today;

    Thing ThingOf(DateOnly from) => Things.BookingOf(chosen!.Code, group!.Code, from);

    string Address(string code, DateOnly? from, DateOnly month) =>
        $"{Root}/{chosen!.Code}?group={Uri.EscapeDataString(code)}&month={month:yyyy-MM}{(from is { } date ? $"&from={Key(date)}" : "")}";

    /// <summary>Where the typed draft is sent to be looked at.</summary>
    string Here(string fragment, DateOnly? month = null, DateOnly? date = null) =>
        $"{Address(group!.Code, edited?.ValidFrom, month ?? Month)}{(date is { } shown ? $"&day={Typed.Text(shown)}" : "")}#{fragment}";

    static string Key(DateOnly from) => from == DateOnly.MinValue ? Things.FirstWeek : Typed.Text(from);

    static string Since(BookingRule rule) => rule.ValidFrom == DateOnly.MinValue ? "はじめから" : Wareki.WithWeekday(rule.ValidFrom);

    static string GroupName(LinkGroup one) => one.LifeEvent is null ? $"{one.Code} {one.Names["ja"]}" : one.Names["ja"];
}
