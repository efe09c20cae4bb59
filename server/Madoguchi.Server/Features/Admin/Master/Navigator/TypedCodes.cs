using System.Collections.Immutable;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master.Navigator;

/// <summary>Procedures as typed: <c>J01、M03</c>.</summary>
internal static class TypedCodes
{
    static readonly char[] Between = [',', '、', '，', '・', ' ', '　', '\t', '\r', '\n'];

    public static string Text(IEnumerable<string> codes) => string.Join("、", codes);

    /// <summary>With a sentence by the field's name about the first that is not registered.</summary>
    public static ImmutableArray<string> Read(string text, string field, MasterData master, Dictionary<string, string> wrong)
    {
        ImmutableArray<string> codes = [.. text.ToUpperInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (codes.FirstOrDefault(code => master.Procedure(code) is null) is { } unknown)
            wrong[field] = $"手続き「{unknown}」は登録されていません。下の「手続きのコード」から選び、J01、M03 のように区切って入れてください。";
        return codes;
    }
}
