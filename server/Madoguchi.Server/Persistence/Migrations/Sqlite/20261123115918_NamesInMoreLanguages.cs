using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Server.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NamesInMoreLanguages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NameKo",
                table: "Sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameZh",
                table: "Sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKo",
                table: "Procedures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameZh",
                table: "Procedures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameEasy",
                table: "Municipalities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKo",
                table: "Municipalities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameZh",
                table: "Municipalities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKo",
                table: "Categories",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameZh",
                table: "Categories",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NameKo",
                table: "Sites");

            migrationBuilder.DropColumn(
                name: "NameZh",
                table: "Sites");

            migrationBuilder.DropColumn(
                name: "NameKo",
                table: "Procedures");

            migrationBuilder.DropColumn(
                name: "NameZh",
                table: "Procedures");

            migrationBuilder.DropColumn(
                name: "NameEasy",
                table: "Municipalities");

            migrationBuilder.DropColumn(
                name: "NameKo",
                table: "Municipalities");

            migrationBuilder.DropColumn(
                name: "NameZh",
                table: "Municipalities");

            migrationBuilder.DropColumn(
                name: "NameKo",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "NameZh",
                table: "Categories");
        }
    }
}
