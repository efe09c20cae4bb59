using System.Text.Json;
using Microsoft.JSInterop;

namespace Madoguchi.Signage.Storage;

/// <summary>Keeps the last state of each display. A storage that is full, forbidden or damaged never stops a board.</summary>
internal sealed class DisplayMemory(ILocalStorage storage)
{
    public async ValueTask<SavedDisplay?> LoadAsync(string display)
    {
        try
        {
            return await storage.GetItemAsync<SavedDisplay>(Key(display)) is { Display.Board: { Calls: not null, Categories: not null, Absent: not null } } saved
                ? saved
                : null;
        }
        catch (Exception e) when (e is JsonException or JSException or NotSupportedException)
        {
            return null;
        }
    }

    public async ValueTask<bool> SaveAsync(string display, SavedDisplay saved)
    {
        try
        {
            await storage.SetItemAsync(Key(display), saved);
            return true;
        }
        catch (JSException)
        {
            return false;
        }
    }

    static string Key(string display) => $"madoguchi.display.{display}";
}
