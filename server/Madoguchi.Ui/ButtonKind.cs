namespace Madoguchi.Ui;

/// <summary>One primary action per screen; danger for what cannot be taken back.</summary>
public enum ButtonKind { Primary, Secondary, Danger }
