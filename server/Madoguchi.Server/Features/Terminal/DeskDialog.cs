using Microsoft.AspNetCore.Components;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>A question over the terminal; the script shows its element as a modal dialog once.</summary>
public abstract class DeskDialog : ComponentBase
{
    public ElementReference Element { get; protected set; }

    public bool IsShown { get; set; }

    [Parameter, EditorRequired] public EventCallback<string> OnDone { get; set; }

    [Parameter, EditorRequired] public EventCallback OnCancel { get; set; }
}
