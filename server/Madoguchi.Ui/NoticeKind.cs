namespace Madoguchi.Ui;

public enum NoticeKind { Info, Success, Warning, Error }
