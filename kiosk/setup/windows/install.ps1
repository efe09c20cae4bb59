# Sets up or updates a kiosk on Windows. As administrator:
#
#   .\install.ps1 -Program C:\unpacked\kiosk -Version 1.4 -Server http://madoguchi.city.example:5080
#   .\install.ps1 -Back                       goes back to the program before this one
#
# The program runs as LOCAL SERVICE from the start of the machine; the screen opens when the kiosk's own account signs in.
[CmdletBinding(DefaultParameterSetName = 'Install')]
param(
    [Parameter(Mandatory, ParameterSetName = 'Install')] [string] $Program,
    [Parameter(Mandatory, ParameterSetName = 'Install')] [ValidatePattern('^[A-Za-z0-9._-]+$')] [string] $Version,
    [Parameter(ParameterSetName = 'Install')] [string] $Server = 'http://127.0.0.1:5080',
    [Parameter(ParameterSetName = 'Install')] [string] $Printer = 'tcp:127.0.0.1:9100',
    [Parameter(ParameterSetName = 'Install')] [string] $StaffPin = '',
    [Parameter(ParameterSetName = 'Install')] [string] $ScreenUser = 'kiosk',
    [Parameter(Mandatory, ParameterSetName = 'Back')] [switch] $Back
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$root = Join-Path $env:ProgramFiles 'Madoguchi'
$data = Join-Path $env:ProgramData 'Madoguchi\kiosk'
$current = Join-Path $root 'current.txt'
$before = Join-Path $root 'before.txt'

function Restart-Kiosk {
    Stop-ScheduledTask -TaskName 'Madoguchi kiosk' -ErrorAction SilentlyContinue
    Start-ScheduledTask -TaskName 'Madoguchi kiosk'
}

if ($Back) {
    $old = Get-Content $before
    $now = Get-Content $current
    Set-Content $current $old
    Set-Content $before $now
    Restart-Kiosk
    "Back to $old."
    return
}

if (-not (Test-Path (Join-Path $Program 'Madoguchi.Kiosk.dll'))) { throw "$Program holds no Madoguchi.Kiosk.dll" }
$target = Join-Path $root "kiosk-$Version"
if (Test-Path $target) { throw "Version $Version is there already; name another" }
New-Item -ItemType Directory -Force $root, $data | Out-Null

# Key and journal: LOCAL SERVICE, SYSTEM and administrators only (by SID, whatever Windows calls them here).
icacls $data /inheritance:r /grant '*S-1-5-19:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' | Out-Null

Copy-Item -Recurse $Program $target
Copy-Item (Join-Path $PSScriptRoot 'run.ps1'), (Join-Path $PSScriptRoot 'screen.ps1') $root -Force
if (Test-Path $current) { Copy-Item $current $before -Force }
Set-Content $current "kiosk-$Version"

$settings = Join-Path $data 'settings.json'
if (-not (Test-Path $settings)) {
    @{
        MADOGUCHI__KIOSK__SERVER   = $Server
        MADOGUCHI__KIOSK__PRINTER  = $Printer
        MADOGUCHI__KIOSK__STAFFPIN = $StaffPin
        MADOGUCHI__KIOSK__DATA     = $data
        ASPNETCORE_URLS            = 'http://127.0.0.1:5082'
    } | ConvertTo-Json | Set-Content -Encoding utf8 $settings
}

$powershell = Join-Path $env:SystemRoot 'System32\WindowsPowerShell\v1.0\powershell.exe'
function Register-Task([string] $name, [string] $script, $trigger, $principal) {
    $action = New-ScheduledTaskAction -Execute $powershell -Argument "-NoProfile -NonInteractive -ExecutionPolicy Bypass -WindowStyle Hidden -File `"$(Join-Path $root $script)`""
    $rules = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1)
    Register-ScheduledTask -Force -TaskName $name -Action $action -Trigger $trigger -Principal $principal -Settings $rules | Out-Null
}
Register-Task 'Madoguchi kiosk' 'run.ps1' (New-ScheduledTaskTrigger -AtStartup) (New-ScheduledTaskPrincipal -UserId 'S-1-5-19' -LogonType ServiceAccount)
Register-Task 'Madoguchi screen' 'screen.ps1' (New-ScheduledTaskTrigger -AtLogOn -User $ScreenUser) (New-ScheduledTaskPrincipal -UserId $ScreenUser -LogonType Interactive)
Restart-Kiosk
"Kiosk $Version is set up. Sign in as $ScreenUser to open its screen."
