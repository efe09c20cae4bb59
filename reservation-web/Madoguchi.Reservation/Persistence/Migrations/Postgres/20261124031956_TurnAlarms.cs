using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Reservation.Persistence.Migrations.Postgres
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
                type: "character varying(22)",
                maxLength: 22,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TurnAlarms",
                columns: table => new
                {
                    Token = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false),
                    BusinessDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Mail = table.Column<string>(type: "text", nullable: false),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false)
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
