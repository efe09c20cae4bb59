namespace Madoguchi.Server.Persistence;

/// <summary>A lock between processes which the kernel takes back from a process that dies.</summary>
internal static class FileLock
{
    public static async Task<FileStream> Take(string path, TimeSpan patience, CancellationToken ct)
    {
        var deadline = TimeProvider.System.GetUtcNow() + patience;
        while (true)
        {
            if (TryTake(path) is { } taken)
                return taken;
            if (TimeProvider.System.GetUtcNow() > deadline)
                throw new CommandException($"Another program holds the lock {path} for more than {patience.TotalSeconds:0} seconds.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
        }
    }

    /// <summary>Null when anybody else holds it.</summary>
    public static FileStream? TryTake(string path) => Try(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Null when somebody holds it alone.</summary>
    public static FileStream? TryShare(string path)
    {
        if (!File.Exists(path) && TryTake(path) is { } made)
            made.Dispose();
        return Try(path, FileAccess.Read, FileShare.Read);
    }

    static FileStream? Try(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new(path, access is FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate, access, share);
        }
        catch (IOException failure) when (failure is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }
}
