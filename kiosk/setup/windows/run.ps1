# Runs the kiosk's program, and again whenever it ends or stops answering. Started by the task "Madoguchi kiosk".
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$root = $PSScriptRoot
$settings = Get-Content -Raw (Join-Path $env:ProgramData 'Madoguchi\kiosk\settings.json') | ConvertFrom-Json
foreach ($setting in $settings.PSObject.Properties) { [Environment]::SetEnvironmentVariable($setting.Name, $setting.Value) }

while ($true) {
    $program = Join-Path $root (Get-Content (Join-Path $root 'current.txt'))
    $kiosk = Start-Process -PassThru -NoNewWindow -WorkingDirectory $program dotnet "`"$(Join-Path $program 'Madoguchi.Kiosk.dll')`""
    $silent = 0
    # It gets a minute and a half to come up, then four questions without an answer end it.
    $patience = (Get-Date).AddSeconds(90)
    while (-not $kiosk.HasExited -and $silent -lt 4) {
        Start-Sleep -Seconds 5
        try {
            Invoke-WebRequest -UseBasicParsing -TimeoutSec 5 "$env:ASPNETCORE_URLS/health/live" | Out-Null
            $silent = 0
        }
        catch { if ((Get-Date) -gt $patience) { $silent++ } }
    }
    if (-not $kiosk.HasExited) { $kiosk.Kill() }
    Start-Sleep -Seconds 2
}
