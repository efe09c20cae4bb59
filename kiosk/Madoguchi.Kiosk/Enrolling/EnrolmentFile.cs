using System.Security.Cryptography;
using System.Text.Json;
using Madoguchi.Contracts.Http;
using Madoguchi.Kiosk.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Madoguchi.Kiosk.Enrolling;

/// <summary>The key on this kiosk's disk: encrypted by ASP.NET Core Data Protection, readable by the kiosk's user only.</summary>
sealed class EnrolmentFile(KioskSettings settings, IDataProtectionProvider protection, ILogger<EnrolmentFile> log)
{
    const string FileName = "enrolment.json", InstallationName = "installation", RefusedName = "refused";

    readonly IDataProtector protector = protection.CreateProtector("Madoguchi.Kiosk.Enrolment");

    string FilePath => Path.Combine(settings.Data, FileName);

    string RefusedPath => Path.Combine(settings.Data, RefusedName);

    /// <summary>Folder of the keys by which the file is encrypted.</summary>
    public static string KeyFolder(KioskSettings settings) => Path.Combine(settings.Data, "keys");

    /// <returns>Null when there is none, or it was written on another machine or by another user.</returns>
    public EnrolledKiosk? Load()
    {
        try
        {
            return File.Exists(FilePath) && JsonSerializer.Deserialize<EnrolledKiosk>(File.ReadAllBytes(FilePath), JsonSerializerOptions.Web) is { } kept
                ? kept with { Key = protector.Unprotect(kept.Key) }
                : null;
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            log.MemoryUnreadable(FileName, broken);
            return null;
        }
    }

    public void Save(EnrolledKiosk kiosk) => PrivateFile.Write(
        FilePath, JsonSerializer.SerializeToUtf8Bytes(kiosk with { Key = protector.Protect(kiosk.Key) }, JsonSerializerOptions.Web));

    /// <summary>Without it, a kiosk that was sent away would give its lent numbers again after a restart without the server.</summary>
    public bool WasRefused(string key)
    {
        try
        {
            return File.Exists(RefusedPath) && File.ReadAllText(RefusedPath) == Mark(key);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            log.MemoryUnreadable(RefusedName, broken);
            return false;
        }
    }

    public void NoteRefused(string key) => Try(() => PrivateFile.Write(RefusedPath, System.Text.Encoding.ASCII.GetBytes(Mark(key))));

    public void ForgetRefused() => Try(() => File.Delete(RefusedPath));

    /// <summary>Made once and kept.</summary>
    public Guid Installation()
    {
        var path = Path.Combine(settings.Data, InstallationName);
        if (File.Exists(path) && Guid.TryParse(File.ReadAllText(path), out var kept) && kept != Guid.Empty)
            return kept;
        var made = Guid.NewGuid();
        PrivateFile.Write(path, System.Text.Encoding.ASCII.GetBytes(made.ToString()));
        return made;
    }

    static string Mark(string key) => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));

    /// <summary>The line to the server goes on also when the disk does not take the note.</summary>
    void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            log.RefusalNotKept(broken);
        }
    }
}
