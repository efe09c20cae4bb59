using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Components;

namespace Madoguchi.Server.Features.Admin.Master.Navigator;

/// <summary>One life event: its names, what it always needs, and what depends on an answer.</summary>
public partial class LifeEventPage
{
    const string New = "new";
    const int MostName = 100, MoreRows = 3, MostRows = 60;

    LifeEvent? edited;
    IReadOnlyList<(string Id, string Words)> asking = [];
    int rows;

    [Parameter] public string Code { get; set; } = "";

    bool IsNew => Code is New;

    string Title => IsNew ? "できごとを足す" : $"できごと {edited?.Names["ja"] ?? Code}";

    protected override async Task OnInitializedAsync()
    {
        await Load();
        var book = NavigatorBook.Of(Current.NavigatorJson);
        edited = book.Events.FirstOrDefault(one => one.Code == Code);
        var rules = edited?.Rules ?? [];
        asking =
        [
            .. book.Questions.Select(question => (question.Id, question.Words["ja"])),
            // Rules may ask what has no words here.
            .. rules.Select(rule => rule.If).Except(book.Questions.Select(question => question.Id)).Select(id => (id, id)),
        ];
        var shown = new Dictionary<string, string> { ["always"] = TypedCodes.Text(edited?.Always ?? []) };
        for (var i = 0; i < rules.Length; i++)
            (shown[$"if-{i}"], shown[$"add-{i}"]) = (rules[i].If, TypedCodes.Text(rules[i].Add));
        TypedNames.Show(shown, edited?.Names);
        Fill(shown);
        rows = Math.Min(MostRows, rules.Length + MoreRows);
        // As many as were sent: somebody else may have changed the rules meanwhile.
        while (rows < MostRows && Value($"if-{rows}").Length + Value($"add-{rows}").Length > 0)
            rows++;
        Seen(NavigatorBook.Thing);
    }

    async Task Save()
    {
        var code = IsNew ? Trimmed("code") : Code;
        var book = NavigatorBook.Of(Current.NavigatorJson);
        if (IsNew && book.Events.Any(one => one.Code == code))
            Wrong["code"] = $"できごと {code} はもうあります。ほかのコードにするか、一覧から選んで直してください。";
        else if (code.Length is 0 or > 40 || code is New && IsNew || !code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-'))
            Wrong["code"] = "コードは、英小文字・数字・ハイフンで40文字までにしてください（new は使えません）。";
        var names = TypedNames.Read(Trimmed, MostName, easyIsNeeded: true, Wrong).Names;
        var always = TypedCodes.Read(Value("always"), "always", Current, Wrong);
        var rules = Enumerable.Range(0, rows).Select(Rule).OfType<LifeRule>().ToList();
        await Change(NavigatorBook.Thing, seed =>
        {
            var next = NavigatorBook.Of(seed.Municipality.NavigatorJson);
            next.Set(new LifeEvent(code, names, always, [.. rules]));
            seed.Municipality.NavigatorJson = next.ToString();
        }, "/admin/master/navigator?done=saved");
    }

    /// <returns>Null for an empty row, or when something is wrong.</returns>
    LifeRule? Rule(int row)
    {
        var (asked, add) = (Value($"if-{row}"), TypedCodes.Read(Value($"add-{row}"), $"add-{row}", Current, Wrong));
        if (asked.Length is 0 && add.Length is 0)
            return null;
        if (asked.Length is 0)
            Wrong[$"if-{row}"] = $"条件{row + 1}の質問を選ぶか、手続きを空にしてください。";
        else if (asking.All(one => one.Id != asked))
            Wrong[$"if-{row}"] = $"条件{row + 1}の質問を選び直してください。";
        else if (add.Length is 0)
            Wrong[$"add-{row}"] = $"条件{row + 1}で足す手続きを入れるか、質問を「—」にしてください。";
        return new(asked, add);
    }

    async Task Remove()
    {
        Outcome = await Desk.Change(new(NavigatorBook.Thing, Posted("stamp"), null, Http.User.ActorName()), seed =>
        {
            var next = NavigatorBook.Of(seed.Municipality.NavigatorJson);
            next.RemoveEvent(Code);
            seed.Municipality.NavigatorJson = next.ToString();
        }, Http.RequestAborted);
        if (Outcome.IsSaved)
            Navigation.NavigateTo("/admin/master/navigator?done=removed");
    }
}
