using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Components;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>What the pages of master data share: what was typed stays typed until it is saved.</summary>
public abstract class MasterPageBase : ComponentBase
{
    Dictionary<string, string> _stored = [];
    SortedDictionary<Thing, string> _things = [];

    [Inject] private protected MasterDesk Desk { get; set; } = null!;
    [Inject] private protected IMasterData Master { get; set; } = null!;
    [Inject] private protected TimeProvider Clock { get; set; } = null!;
    [Inject] private protected NavigationManager Navigation { get; set; } = null!;
    [CascadingParameter] public HttpContext Http { get; set; } = null!;
    [SupplyParameterFromQuery] public string? Done { get; set; }

    /// <summary>Read together with the stamps: nobody confirms what was not shown.</summary>
    private protected MasterData Current { get; private set; } = MasterData.Nothing;

    private protected MasterOutcome? Outcome { get; set; }

    /// <summary>Sentences by field name.</summary>
    private protected Dictionary<string, string> Wrong { get; } = [];

    private protected DateOnly Today => BusinessTime.DateOf(Clock.GetUtcNow());

    /// <summary>What the fields show as long as nothing was typed.</summary>
    private protected void Fill(Dictionary<string, string> stored) => _stored = stored;

    /// <summary>As posted by whichever form.</summary>
    private protected string Posted(string name) => Http.Request.HasFormContentType ? Http.Request.Form[name].ToString() : "";

    private protected string Value(string name) => Form is { } form ? form[name].ToString() : _stored.GetValueOrDefault(name, "");

    private protected string Trimmed(string name) => Value(name).Trim();

    /// <summary>Of a group of boxes: the stored value holds the chosen ones with spaces between.</summary>
    private protected bool IsChosen(string name, string choice) => Chosen(name).Contains(choice);

    private protected IReadOnlyList<string> Chosen(string name) =>
        Form is { } form ? [.. form[name].OfType<string>()] : _stored.GetValueOrDefault(name, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private protected string? Error(string name) => Wrong.GetValueOrDefault(name);

    /// <summary>Of the thing as the administrator sees it; after being overtaken, of the thing as it is now.</summary>
    private protected string Stamp { get; private set; } = "";

    /// <summary>Of the consequences that are shown to be accepted.</summary>
    private protected string? Confirmed => Outcome is { Does.Any: true } ? Outcome.Does.Stamp : null;

    private protected async Task Change(Thing thing, Action<Persistence.Seeding.Seed> edit, string done)
    {
        if (Wrong.Count > 0)
            return;
        Outcome = await Desk.Change(new(thing, Value("stamp"), Value("confirmed"), Http.User.ActorName()), edit, Http.RequestAborted);
        if (Outcome.IsSaved)
            Navigation.NavigateTo(done);
        else if (Outcome.IsOvertaken)
        {
            await Load();
            Seen(thing);
        }
    }

    private protected async Task Load()
    {
        var seed = await Desk.Read(Http.RequestAborted);
        (Current, _things) = seed is null ? (MasterData.Nothing, []) : (MasterReader.Of(seed), Things.Of(seed));
    }

    /// <summary>Remembers how the thing looks to the administrator.</summary>
    private protected void Seen(Thing thing) => Stamp = Form is null || Outcome is { IsOvertaken: true } ? StampOf(thing) : Value("stamp");

    private protected bool IsThere(Thing thing) => _things.ContainsKey(thing);

    private protected string StampOf(Thing thing) => Things.Stamp(_things.GetValueOrDefault(thing));

    /// <summary>Name of the form whose fields people type into; what another form of the page posts is no typing.</summary>
    private protected virtual string TypedForm => "edit";

    IFormCollection? Form => Posted("_handler") == TypedForm ? Http.Request.Form : null;
}
