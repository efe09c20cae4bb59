using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Signage.Boards;

/// <summary>A part of a notice that fits on the board.</summary>
internal sealed record NoticePage(string Title, string Body, int Page, int Pages);

/// <summary>Cuts long notices at the ends of sentences, so that nothing scrolls and nothing is hidden.</summary>
internal static class NoticePages
{
    public const int MostCharacters = 96;

    public static IReadOnlyList<NoticePage> Of(IEnumerable<Notice> notices) =>
        [.. notices.SelectMany(notice =>
        {
            var bodies = Cut(notice.Body);
            return bodies.Select((body, index) => new NoticePage(notice.Title, body, index + 1, bodies.Count));
        })];

    static List<string> Cut(string body)
    {
        var pages = new List<string>();
        var rest = body.Trim();
        while (rest.Length > MostCharacters)
        {
            var end = rest.LastIndexOfAny(['。', '！', '？', '\n', ' '], MostCharacters - 1) + 1;
            if (end < MostCharacters / 3)
                end = char.IsLowSurrogate(rest[MostCharacters]) ? MostCharacters - 1 : MostCharacters;
            pages.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }
        pages.Add(rest);
        return pages;
    }
}
