namespace Madoguchi.Signage;

/// <summary>What the address of a player says.</summary>
/// <param name="Display"><c>{site}.{name}</c>, or null when there is none.</param>
/// <param name="Silent"><c>sound=off</c>: this display stays mute, for rooms where another one sounds.</param>
internal sealed record PlayerQuery(string? Display, bool Silent)
{
    public static PlayerQuery Of(string address)
    {
        var values = new Uri(address).Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length is 2)
            .GroupBy(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]))
            .ToDictionary(group => group.Key, group => group.First());
        var display = values.GetValueOrDefault("display")?.Trim();
        return new(string.IsNullOrEmpty(display) ? null : display, values.GetValueOrDefault("sound") is "off");
    }
}
