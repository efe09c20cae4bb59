using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Components;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>One site: what is typed becomes its row.</summary>
public partial class SitePage
{
    const string New = "new";
    const int MostName = 100, MostDisplays = 40;

    MasterSite? edited;
    bool isRemoving;

    [Parameter] public string Code { get; set; } = "";

    bool IsNew => Code is New;

    string Title => IsNew ? "拠点を足す" : $"拠点 {edited?.Names.Ja ?? Code}";

    protected override async Task OnInitializedAsync()
    {
        await Load();
        edited = Current.Site(Code);
        var shown = new Dictionary<string, string>
        {
            ["kiosks"] = Typed.Text(edited?.Kiosks ?? 1),
            ["displays"] = string.Join('\n', edited?.Displays ?? ["lobby"]),
        };
        TypedNames.Show(shown, edited?.Names);
        Fill(shown);
        Seen(new(Things.Site, Code));
    }

    async Task Save()
    {
        var code = IsNew ? Trimmed("code") : Code;
        if (IsNew)
            CheckNew(code);
        var names = TypedNames.Read(Trimmed, MostName, easyIsNeeded: false, Wrong);
        var kiosks = Typed.Whole(Trimmed("kiosks"), 0, 100, "kiosks", "発券機の台数", Wrong);
        var displays = Value("displays").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        if (displays.Find(display => !IsCode(display)) is { } wrong)
            Wrong["displays"] = $"表示盤の名前「{wrong}」は使えません。英小文字・数字・ハイフンで40文字までにしてください。";
        else if (displays.Count > MostDisplays)
            Wrong["displays"] = $"表示盤は{MostDisplays}台までです。";
        await Change(new(Things.Site, code), seed =>
        {
            if (seed.Sites.Find(site => site.Code == code) is not { } row)
                seed.Sites.Add(row = NewSite.Of(code, seed, seed.Sites.Find(site => site.Code == Value("like"))));
            (row.Name, row.NameEasy, row.NameEn, row.NameZh, row.NameKo) = (names.Ja, names.Easy, names.En, names.Zh, names.Ko);
            (row.Kiosks, row.Displays) = (kiosks!.Value, displays);
        }, "/admin/master/sites?done=saved");
    }

    void CheckNew(string code)
    {
        if (Current.Site(code) is not null)
            Wrong["code"] = $"拠点 {code} はもうあります。ほかのコードにするか、一覧から選んで直してください。";
        else if (!IsCode(code) || code is New)
            Wrong["code"] = "コードは、英小文字・数字・ハイフンで40文字までにしてください（new は使えません）。";
        else if (SeedProcedures.IsColumn(SeedWords.Column(code)))
            Wrong["code"] = $"「{code}」は手続きのファイルの列の名前と重なります。ほかのコードにしてください。";
    }

    async Task Remove()
    {
        isRemoving = true;
        if (Posted("again").Trim() != Code)
        {
            Wrong["again"] = $"消す拠点のコードを {Code} と入れてください。";
            return;
        }
        if (Current.Sites.Length is 1)
        {
            Outcome = new() { Refused = ["拠点は1つ以上要ります。先にほかの拠点を足してください。"] };
            return;
        }
        Outcome = await Desk.Change(new(new(Things.Site, Code), Posted("stamp"), null, Http.User.ActorName()), seed => NewSite.Remove(Code, seed), Http.RequestAborted);
        if (Outcome.IsSaved)
            Navigation.NavigateTo("/admin/master/sites?done=removed");
    }

    static bool IsCode(string text) => text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-');
}
