using System.Security.Cryptography;
using Madoguchi.Contracts.Http;
using Madoguchi.Kiosk.Platform;

namespace Madoguchi.Kiosk.Enrolling;

/// <summary>
/// Who this kiosk is to the server: what was set, else what its enrolment said. It may change while the program runs; whoever
/// needs the key asks here each time.
/// </summary>
sealed class Enrolment
{
    const string DefaultSite = "honchosha", DefaultName = "kiosk-1";

    readonly KioskSettings settings;
    readonly EnrolmentFile file;
    readonly Lock gate = new();
    EnrolledKiosk? enrolled;
    TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Enrolment(KioskSettings settings, EnrolmentFile file)
    {
        (this.settings, this.file) = (settings, file);
        Installation = file.Installation();
        // A key that is set wins, and with it the site and name that are set.
        enrolled = settings.Key.Length > 0 ? null : file.Load();
        IsRefused = Key is { } key && file.WasRefused(key);
    }

    /// <summary>The mark of this installation: who asks for the same code again because the answer was lost.</summary>
    public Guid Installation { get; }

    /// <summary>Null: not enrolled.</summary>
    public string? Key => settings.Key.Length > 0 ? settings.Key : enrolled?.Key;

    public string Site => settings.Site ?? enrolled?.Site ?? DefaultSite;

    public string Name => settings.Name ?? enrolled?.Name ?? DefaultName;

    /// <summary>The key is set: a code typed here would change nothing.</summary>
    public bool IsSet => settings.Key.Length > 0;

    /// <summary>The server refused the key at the last try, also before a restart: it is revoked, or of another server.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>May work: there is a key, and nothing is known against it.</summary>
    public bool IsValid => Key is not null && !IsRefused;

    /// <summary>Ends when the key changes next.</summary>
    public Task Changed
    {
        get
        {
            lock (gate)
                return changed.Task;
        }
    }

    /// <summary>Durable before it is used: the code is spent, and the key is told only once.</summary>
    public void Take(EnrolledKiosk kiosk)
    {
        file.Save(kiosk);
        lock (gate)
        {
            (enrolled, IsRefused) = (kiosk, false);
            changed.TrySetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <param name="key">The one that was refused; another may have come meanwhile.</param>
    public void Refused(string? key)
    {
        if (key is not null && Key is { } current && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(key), System.Text.Encoding.UTF8.GetBytes(current)))
        {
            if (!IsRefused)
                file.NoteRefused(key);
            IsRefused = true;
        }
    }

    public void Accepted()
    {
        if (IsRefused)
            file.ForgetRefused();
        IsRefused = false;
    }
}
