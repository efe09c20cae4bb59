using System.Text;
using QRCoder;

namespace Madoguchi.EscPos.Paper;

/// <summary>Draws a QR code for printers that cannot.</summary>
public static class QrPicture
{
    const int QuietModules = 4;

    /// <summary>The modules of the code with its quiet zone; error correction M.</summary>
    public static Bitmap Modules(ReadOnlySpan<byte> data)
    {
        using var qr = QRCodeGenerator.GenerateQrCode(data.ToArray(), QRCodeGenerator.ECCLevel.M);
        var size = qr.ModuleMatrix.Count;
        var modules = new Bitmap(size, size);
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                modules[x, y] = qr.ModuleMatrix[y][x];
        return modules;
    }

    /// <summary>The code in the middle of a picture as wide as the paper.</summary>
    /// <exception cref="ArgumentException">The code does not fit the paper at two dots per module.</exception>
    public static Bitmap Draw(string text, int moduleDots, int widthDots)
    {
        var modules = Modules(Encoding.UTF8.GetBytes(text));
        var dots = Math.Min(moduleDots, widthDots / modules.Width);
        if (dots < 2)
            throw new ArgumentException($"A QR code of {modules.Width - (2 * QuietModules)} modules does not fit {widthDots} dots.", nameof(text));
        var left = (widthDots - (modules.Width * dots)) / 2;
        var picture = new Bitmap(widthDots, modules.Height * dots);
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < modules.Width * dots; x++)
                picture[left + x, y] = modules[x / dots, y / dots];
        return picture;
    }
}
