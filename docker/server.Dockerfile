# The city hall's server, with the counters', the administration's and the boards' pages.
# docker build -f docker/server.Dockerfile -t madoguchi/server .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
# Without a launcher of its own and without symbols: one image for every processor the runtime has.
RUN dotnet publish server/Madoguchi.Server -c Release -o /app -p:UseAppHost=false -p:DebugType=none -p:GenerateDocumentationFile=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl open-jtalk open-jtalk-mecab-naist-jdic \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o $APP_UID -g $APP_UID /data
COPY --from=build /app /app
# The root file system may be read-only: everything that is written lies in /data.
ENV TZ=Asia/Tokyo \
    DOTNET_EnableDiagnostics=0 \
    ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://0.0.0.0:8080 \
    MADOGUCHI__DATABASE=sqlite:/data/madoguchi.db \
    MADOGUCHI__VOICE__CLIPS=/data/voice
WORKDIR /data
VOLUME /data
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/health/ready"]
ENTRYPOINT ["dotnet", "/app/Madoguchi.Server.dll"]
