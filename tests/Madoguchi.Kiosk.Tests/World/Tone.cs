using System.Buffers.Binary;

namespace Madoguchi.Kiosk.Tests.World;

/// <summary>A fifth of a second of a tone instead of a voice.</summary>
static class Tone
{
    const int Rate = 8000, Samples = Rate / 5;

    public static readonly byte[] Wav = Make();

    static byte[] Make()
    {
        var wav = new byte[44 + 2 * Samples];
        "RIFF"u8.CopyTo(wav);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        "data"u8.CopyTo(wav.AsSpan(36));
        Write(4, wav.Length - 8);
        Write(16, 16);
        Write(20, 1 | 1 << 16);
        Write(24, Rate);
        Write(28, 2 * Rate);
        Write(32, 2 | 16 << 16);
        Write(40, 2 * Samples);
        for (var i = 0; i < Samples; i++)
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + 2 * i), (short)(8000 * Math.Sin(2 * Math.PI * 440 * i / Rate)));
        return wav;

        void Write(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(at), value);
    }
}
