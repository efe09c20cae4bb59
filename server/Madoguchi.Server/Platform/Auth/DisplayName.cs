namespace Madoguchi.Server.Platform.Auth;

/// <summary>A display as it is named in addresses: <c>honchosha.lobby</c>.</summary>
internal sealed record DisplayName(string Site, string Name)
{
    public override string ToString() => $"{Site}.{Name}";

    public static DisplayName? Parse(string? text)
    {
        if (text is not { Length: >= 3 and <= 80 })
            return null;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < text.Length - 1 ? new(text[..dot], text[(dot + 1)..]) : null;
    }
}
