using System.Text.Json;
using Microsoft.JSInterop;

namespace Madoguchi.Signage.Storage;

/// <summary>Ends synchronously in a browser, so that the first picture already shows what was kept.</summary>
internal sealed class BrowserLocalStorage(IJSRuntime js) : ILocalStorage
{
    readonly IJSInProcessRuntime browser = (IJSInProcessRuntime)js;

    public ValueTask<T?> GetItemAsync<T>(string key, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(browser.Invoke<string?>("localStorage.getItem", key) is { } json
            ? JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)
            : default);

    public ValueTask SetItemAsync<T>(string key, T data, CancellationToken cancellationToken = default)
    {
        browser.InvokeVoid("localStorage.setItem", key, JsonSerializer.Serialize(data, JsonSerializerOptions.Web));
        return ValueTask.CompletedTask;
    }
}
