namespace Madoguchi.EscPos.Paper;

public enum Align
{
    Left,
    Center,
    Right,
}

/// <summary>What is on the paper, from top to bottom.</summary>
public abstract record PaperPart
{
    /// <summary>Text, wrapped at the paper's width.</summary>
    /// <param name="Value">Any Unicode text; control characters are left out.</param>
    /// <param name="Width">1–8 times the normal width.</param>
    /// <param name="Height">1–8 times the normal height.</param>
    /// <param name="Bold">Emphasised.</param>
    /// <param name="Align">Where on the line.</param>
    public sealed record Text(string Value, int Width = 1, int Height = 1, bool Bold = false, Align Align = Align.Left) : PaperPart;

    /// <summary>A QR code (model 2, error correction M), centred.</summary>
    /// <param name="Value">1–1000 characters; sent as UTF-8.</param>
    /// <param name="ModuleDots">2–16 dots per module.</param>
    public sealed record Qr(string Value, int ModuleDots = 6) : PaperPart;

    /// <summary>A line across the paper.</summary>
    public sealed record Rule : PaperPart;

    /// <summary>Empty lines.</summary>
    /// <param name="Lines">1–255.</param>
    public sealed record Feed(int Lines = 1) : PaperPart;
}
