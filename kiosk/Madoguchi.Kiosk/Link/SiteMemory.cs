using System.Text.Json;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Kiosk.Enrolling;
using Madoguchi.Kiosk.Platform;

namespace Madoguchi.Kiosk.Link;

/// <summary>What the server said last of the site, kept on disk: the kiosk starts and shows its screens without the server.</summary>
sealed class SiteMemory
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly string folder;
    readonly Enrolment enrolment;
    readonly ILogger<SiteMemory> log;
    readonly Lock gate = new();

    SiteCatalogue? known;

    public SiteMemory(KioskSettings settings, Enrolment enrolment, ILogger<SiteMemory> log)
    {
        (folder, this.enrolment, this.log) = (settings.Data, enrolment, log);
        Directory.CreateDirectory(folder);
        Know(Load<SiteCatalogue>("catalogue.json"));
        Board = Load<BoardState>("board.json");
    }

    /// <summary>Null until the server was reached for the first time as a kiosk of this site.</summary>
    public SiteCatalogue? Catalogue => known is { } catalogue && catalogue.Site == enrolment.Site ? catalogue : null;

    /// <summary>The catalogue's navigator; null without one.</summary>
    public Navigator? Navigator { get; private set; }

    public BoardState? Board { get; private set; }

    public void Keep(SiteCatalogue catalogue)
    {
        lock (gate)
        {
            Know(catalogue);
            Save("catalogue.json", catalogue);
        }
    }

    /// <summary>Keeps a newer board, or newer minutes of the same; an older one that was overtaken is dropped.</summary>
    public void Keep(BoardState board)
    {
        lock (gate)
        {
            if (Board is { } known && known.BusinessDate == board.BusinessDate && known.Version > board.Version)
                return;
            Board = board;
            Save("board.json", board);
        }
    }

    void Know(SiteCatalogue? catalogue) => (known, Navigator) = (catalogue, Navigator.Read(catalogue?.Navigator));

    T? Load<T>(string file)
        where T : class
    {
        var path = Path.Combine(folder, file);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json) : null;
        }
        catch (Exception broken) when (broken is JsonException or IOException)
        {
            log.MemoryUnreadable(file, broken);
            return null;
        }
    }

    void Save<T>(string file, T value)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(value, Json));
        File.Move(path + ".new", path, overwrite: true);
    }
}
