using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Reservation.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TurnAlarms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Token",
                table: "Mails",
                type: "TEXT",
                maxLength: 22,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TurnAlarms",
                columns: table => new
                {
                    Token = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    BusinessDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Mail = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TurnAlarms", x => x.Token);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Mails_Token",
                table: "Mails",
                column: "Token",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TurnAlarms");

            migrationBuilder.DropIndex(
                name: "IX_Mails_Token",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "Token",
                table: "Mails");
        }
    }
}
