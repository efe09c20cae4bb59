using System.Security.Cryptography;
using System.Text;
using Madoguchi.Kiosk.Platform;

namespace Madoguchi.Kiosk.Screens.Staff;

/// <summary>What came of a PIN.</summary>
enum PinAnswer
{
    Off,
    Right,
    Wrong,
    TooMany,
}

/// <summary>Checks the PIN; after five wrong ones nobody gets in for a minute, with the right one either.</summary>
sealed class StaffPin(KioskSettings settings, TimeProvider time, ILogger<StaffPin> log)
{
    const int MostTries = 5;
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    readonly Lock gate = new();
    int wrong;
    DateTimeOffset closedUntil;

    public bool IsOff => settings.StaffPin is null;

    public PinAnswer Check(string? pin)
    {
        if (settings.StaffPin is not { } right)
            return PinAnswer.Off;
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (now < closedUntil)
                return PinAnswer.TooMany;
            if (CryptographicOperations.FixedTimeEquals(Hash(pin ?? ""), Hash(right)))
            {
                wrong = 0;
                return PinAnswer.Right;
            }
            log.WrongPin();
            if (++wrong < MostTries)
                return PinAnswer.Wrong;
            (wrong, closedUntil) = (0, now + Pause);
            return PinAnswer.TooMany;
        }
    }

    static byte[] Hash(string pin) => SHA256.HashData(Encoding.UTF8.GetBytes(pin));
}
