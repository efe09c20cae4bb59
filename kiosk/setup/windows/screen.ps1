# Edge in kiosk mode on the kiosk's own page, opened again whenever it ends or its page is not heard of. Started by the task
# "Madoguchi screen" when the kiosk's account signs in. Its profile is new each time: nothing of anybody outlives it.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$url = 'http://127.0.0.1:5082'
$browser = @("${env:ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe", "$env:ProgramFiles\Microsoft\Edge\Application\msedge.exe") |
    Where-Object { Test-Path $_ } | Select-Object -First 1
if (-not $browser) { throw 'Microsoft Edge is missing.' }

function Test-Answer([string] $path) {
    try { Invoke-WebRequest -UseBasicParsing -TimeoutSec 5 "$url$path" | Out-Null; $true } catch { $false }
}

while ($true) {
    while (-not (Test-Answer '/health/live')) { Start-Sleep -Seconds 1 }
    $userData = Join-Path $env:TEMP "madoguchi-screen-$([Guid]::NewGuid())"
    $screen = Start-Process -PassThru $browser @(
        '--kiosk', "$url/", '--edge-kiosk-type=fullscreen', "--user-data-dir=`"$userData`"", '--inprivate', '--no-first-run',
        '--disable-pinch', '--overscroll-history-navigation=0', '--disable-features=Translate', '--disable-background-networking')
    $patience = (Get-Date).AddSeconds(90)
    while (-not $screen.HasExited) {
        Start-Sleep -Seconds 20
        # A program that is down is started again by its own task; the page comes back by itself then or is opened anew.
        if ((Get-Date) -gt $patience -and (Test-Answer '/health/live') -and -not (Test-Answer '/health/screen')) { break }
    }
    if (-not $screen.HasExited) { & taskkill.exe /T /F /PID $screen.Id | Out-Null }
    Remove-Item -Recurse -Force $userData -ErrorAction SilentlyContinue
}
