using Madoguchi.Contracts.Hubs;
using Madoguchi.EscPos.Printing;

namespace Madoguchi.Kiosk.Printing;

/// <summary>A printer's state in the words of the contract, with what a clerk has to do.</summary>
static class PrinterWords
{
    public static PrinterReport Of(PrinterCondition condition) => condition switch
    {
        { Fault: PrintFault.PaperOut } => new(PrinterStates.PaperOut, "用紙がありません。新しいロールを入れてください。"),
        { Fault: PrintFault.CoverOpen } => new(PrinterStates.CoverOpen, "プリンタのカバーが開いています。閉めてください。"),
        { Fault: PrintFault.Offline } => new(PrinterStates.Offline, "プリンタがオフラインです。プリンタのボタンと表示を確認してください。"),
        { Fault: PrintFault.Error } => new(PrinterStates.Error, "プリンタのカッターか機構に異常があります。カバーを開けて紙詰まりを取り除いてください。"),
        { Fault: PrintFault.CannotProve } => new(PrinterStates.Error, "この接続ではプリンタの返事を読めないため、印刷を確認できません。"),
        { Fault: PrintFault.NoAnswer } => new(PrinterStates.Unreachable, "プリンタが返事をしません。電源とケーブルを確認してください。"),
        { Fault: PrintFault.Unreachable } => new(PrinterStates.Unreachable, "プリンタに接続できません。電源とケーブルを確認してください。"),
        { Status.PaperNearEnd: true } => new(PrinterStates.PaperNearEnd, "用紙が残りわずかです。交換の準備をしてください。"),
        _ => new(PrinterStates.Ready, null),
    };
}
