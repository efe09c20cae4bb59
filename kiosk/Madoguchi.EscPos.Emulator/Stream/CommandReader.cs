using Madoguchi.EscPos.Emulator.Drawing;

namespace Madoguchi.EscPos.Emulator.Stream;

/// <summary>Reads the printed stream command by command and lets the roll carry it out.</summary>
/// <param name="next">Gives the next byte.</param>
/// <param name="roll">The paper.</param>
/// <param name="cutter">Waits until the cutter can cut.</param>
/// <param name="answer">Sends bytes back to whoever is connected.</param>
/// <param name="automaticStatus">Switches automatic status back on and off.</param>
sealed class CommandReader(
    Func<ValueTask<byte>> next, PaperRoll roll, Func<ValueTask> cutter, Action<byte[]> answer, Action<bool> automaticStatus)
{
    const byte Dle = 0x10, Esc = 0x1B, Fs = 0x1C, Gs = 0x1D;

    readonly GsReader blocks = new(next, roll, cutter, answer, automaticStatus);

    /// <summary>Reads one command or one printed character.</summary>
    public async Task ReadAsync()
    {
        var first = await next();
        switch (first)
        {
            case 0x0A:
                roll.EndLine();
                break;
            case 0x0D:
                break;
            case Dle:
                await SkipRealTimeAsync(await next());
                break;
            case Esc:
                await EscAsync(await next());
                break;
            case Fs:
                await FsAsync(await next());
                break;
            case Gs:
                await blocks.ReadAsync(await next());
                break;
            case < 0x20:
                roll.Unknown($"{first:X2}");
                break;
            default:
                await CharacterAsync(first);
                break;
        }
    }

    async Task CharacterAsync(byte first)
    {
        if (roll.KanjiMode && Paper.KanjiText.IsLead(first))
            roll.Put([first, await next()]);
        else
            roll.Put([first]);
    }

    // Carried out on arrival already (RealTimeScanner); here they are only passed over.
    async Task SkipRealTimeAsync(byte kind)
    {
        roll.Note(kind == 0x04 ? "DLE EOT" : "DLE DC4");
        var parameter = await next();
        var rest = (kind, parameter) switch { (0x14, 8) => 7, (0x14, 1 or 2) => 2, (0x14, 7) => 1, _ => 0 };
        await SkipAsync(rest);
    }

    async Task EscAsync(byte command)
    {
        roll.Note($"ESC {(char)command}");
        switch ((char)command)
        {
            case '@':
                roll.Reset();
                break;
            case 'E':
                roll.Bold = (await next() & 1) != 0;
                break;
            case 'a':
                roll.Align = (await next() & 3) switch { 1 => Paper.Align.Center, 2 => Paper.Align.Right, _ => Paper.Align.Left };
                break;
            case 'd':
                roll.Feed(await next());
                break;
            case '3':
                roll.LineSpacing = await next();
                break;
            case 't' or 'R':
                await next();
                break;
            case 'D':
                while (await next() != 0)
                    continue;
                break;
            case '*':
                var mode = await next();
                await SkipAsync((await next() + (256 * await next())) * (mode >= 32 ? 3 : 1));
                roll.Unknown("ESC *");
                break;
            default:
                roll.Unknown($"ESC {(char)command}");
                await SkipAsync(CommandLengths.Of(Esc, command));
                break;
        }
    }

    async Task FsAsync(byte command)
    {
        roll.Note($"FS {(char)command}");
        switch ((char)command)
        {
            case '&':
                roll.KanjiMode = true;
                break;
            case '.':
                roll.KanjiMode = false;
                break;
            case 'C':
                await next();
                break;
            case 'S':
                await SkipAsync(2);
                break;
            case '(':
                await next();
                roll.Unknown("FS (");
                await SkipAsync(await next() + (256 * await next()));
                break;
            default:
                roll.Unknown($"FS {(char)command}");
                await SkipAsync(CommandLengths.Of(Fs, command));
                break;
        }
    }

    async Task SkipAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await next();
    }
}
