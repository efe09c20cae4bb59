using Microsoft.JSInterop;

namespace Madoguchi.Signage.Sound;

internal sealed class BrowserChime(IJSRuntime js) : IChime
{
    IJSObjectReference? module;

    public async ValueTask<bool> PlayAsync()
    {
        try
        {
            module ??= await js.InvokeAsync<IJSObjectReference>("import", "./chime.js");
            return await module.InvokeAsync<bool>("play");
        }
        catch (JSException)
        {
            // A board without sound is still a board.
            return false;
        }
    }
}
