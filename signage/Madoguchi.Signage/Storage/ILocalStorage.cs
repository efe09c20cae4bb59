namespace Madoguchi.Signage.Storage;

/// <summary>The browser's storage, in the shape of Blazored.LocalStorage, so that either can stand here.</summary>
internal interface ILocalStorage
{
    /// <summary>The item, or default when there is none.</summary>
    ValueTask<T?> GetItemAsync<T>(string key, CancellationToken cancellationToken = default);

    ValueTask SetItemAsync<T>(string key, T data, CancellationToken cancellationToken = default);
}
