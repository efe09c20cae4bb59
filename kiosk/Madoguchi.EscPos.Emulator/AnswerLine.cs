using System.Net.Sockets;
using Madoguchi.EscPos.Emulator.Faults;

namespace Madoguchi.EscPos.Emulator;

/// <summary>What the printer says to one caller, as far as the set fault lets it.</summary>
sealed class AnswerLine(Socket socket, TimeProvider time, CancellationToken stopping)
{
    const int LateMilliseconds = 3000;

    // No head of a reply, every kind of head, and bytes that would be fine inside one.
    static readonly byte[] Strange = [0x00, 0x0F, 0x12, 0x16, 0x10, 0x18, 0x37, 0x22, 0x41, 0x7F, 0xFF];

    readonly Lock writing = new();
    readonly Random chance = new(20260401);
    Task late = Task.CompletedTask;
    bool silent;

    public void Silence()
    {
        lock (writing)
            silent = true;
    }

    /// <param name="bytes">A few; they always fit the socket's buffer.</param>
    /// <param name="setting">The fault as it is set now.</param>
    /// <param name="received">Bytes heard of this caller.</param>
    public void Send(byte[] bytes, FaultSetting setting, int received)
    {
        lock (writing)
        {
            switch (setting.Fault)
            {
                case FaultKind.NeverAnswers when received >= (setting.AfterBytes ?? 0):
                    break;
                case FaultKind.LateAnswers:
                    late = SendLateAsync(late, bytes, TimeSpan.FromMilliseconds(setting.AfterBytes ?? LateMilliseconds));
                    break;
                case FaultKind.Garbage:
                    SendNow(Spoil(bytes));
                    break;
                default:
                    SendNow(bytes);
                    break;
            }
        }
    }

    byte[] Spoil(byte[] bytes) =>
    [
        .. Enumerable.Range(0, chance.Next(4)).Select(_ => Strange[chance.Next(Strange.Length)]),
        .. bytes.Where(_ => chance.Next(12) > 0),
    ];

    async Task SendLateAsync(Task before, byte[] bytes, TimeSpan after)
    {
        try
        {
            var delay = Task.Delay(after, time, stopping);
            await before;
            await delay;
            lock (writing)
                SendNow(bytes);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    void SendNow(byte[] bytes)
    {
        try
        {
            if (!silent && bytes.Length > 0)
                socket.Send(bytes);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Whoever asked has gone; a printer does not mind.
        }
    }
}
