using Madoguchi.EscPos.Emulator.Drawing;

namespace Madoguchi.EscPos.Emulator.Stream;

/// <summary>The commands that begin with GS.</summary>
sealed class GsReader(Func<ValueTask<byte>> next, PaperRoll roll, Func<ValueTask> cutter, Action<byte[]> answer, Action<bool> automaticStatus)
{
    const byte Gs = 0x1D;

    byte[] qr = [];
    int qrModuleDots = 3;

    public async Task ReadAsync(byte command)
    {
        roll.Note($"GS {(char)command}");
        switch ((char)command)
        {
            case '!':
                var size = await next();
                (roll.CharacterWidth, roll.CharacterHeight) = ((size >> 4 & 7) + 1, (size & 7) + 1);
                break;
            case 'V':
                if (await next() is 65 or 66 or 97 or 98 or 103 or 104)
                    await next();
                await cutter();
                roll.Cut();
                break;
            case 'a':
                automaticStatus(await next() != 0);
                break;
            case 'v':
                await PictureAsync();
                break;
            case '(':
                Block((char)await next(), await ReadManyAsync(await LengthAsync(2)));
                break;
            case '8':
                await next();
                roll.Unknown("GS 8");
                await ReadManyAsync(await LengthAsync(4));
                break;
            case '*':
                roll.Unknown("GS *");
                await ReadManyAsync(await next() * await next() * 8);
                break;
            case 'k':
                await BarcodeAsync();
                break;
            default:
                roll.Unknown($"GS {(char)command}");
                await ReadManyAsync(CommandLengths.Of(Gs, command));
                break;
        }
    }

    async Task PictureAsync()
    {
        await next();
        var mode = await next();
        var (stride, rows) = (await LengthAsync(2), await LengthAsync(2));
        var data = await ReadManyAsync(stride * rows);
        roll.Picture(data, stride, rows, (mode & 1) != 0 ? 2 : 1, (mode & 2) != 0 ? 2 : 1);
    }

    void Block(char kind, byte[] block)
    {
        switch (kind, block)
        {
            case ('k', [49, 67, var dots]):
                qrModuleDots = dots;
                break;
            case ('k', [49, 65 or 69, ..]):
                break;
            case ('k', [49, 80, 48, .. var data]):
                qr = data;
                break;
            case ('k', [49, 81, 48]):
                roll.Qr(qr, qrModuleDots);
                break;
            case ('H', [48, 48, var a, var b, var c, var d]):
                answer([0x37, 0x22, a, b, c, d, 0]);
                break;
            default:
                roll.Unknown($"GS ( {kind}");
                break;
        }
    }

    async Task BarcodeAsync()
    {
        roll.Unknown("GS k");
        if (await next() >= 65)
        {
            await ReadManyAsync(await next());
            return;
        }
        while (await next() != 0)
            continue;
    }

    async Task<int> LengthAsync(int bytes)
    {
        var length = 0;
        for (var i = 0; i < bytes; i++)
            length |= await next() << (8 * i);
        // A real printer would swallow gigabytes too, but it has no memory to lose.
        return Math.Clamp(length, 0, 1 << 22);
    }

    async Task<byte[]> ReadManyAsync(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = await next();
        return bytes;
    }
}
