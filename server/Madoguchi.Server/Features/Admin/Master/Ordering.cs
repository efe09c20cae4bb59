namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>Orders that people set by hand.</summary>
internal static class Ordering
{
    /// <summary>One step up (-1) or down (1); at an end nothing happens.</summary>
    public static void Step<T>(IList<T> list, Func<T, bool> which, int step)
    {
        var at = list.TakeWhile(one => !which(one)).Count();
        var to = at + step;
        if (at >= list.Count || to < 0 || to >= list.Count)
            return;
        var moved = list[at];
        list.RemoveAt(at);
        list.Insert(to, moved);
    }

    /// <summary>Whoever was given another place goes there, in the order of the places; the others close up around them.</summary>
    /// <param name="now">Keys in their order.</param>
    /// <param name="places">From 1, by key; a key without one stays where it is among the others.</param>
    public static IReadOnlyList<string> Place(IReadOnlyList<string> now, IReadOnlyDictionary<string, int> places)
    {
        var moved = now.Where((key, at) => places.GetValueOrDefault(key, at + 1) != at + 1).OrderBy(key => places[key]).ToList();
        var order = now.Except(moved).ToList();
        foreach (var key in moved)
            order.Insert(Math.Clamp(places[key] - 1, 0, order.Count), key);
        return order;
    }
}
