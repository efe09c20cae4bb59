using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Reservation.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RemoteTickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Remote",
                columns: table => new
                {
                    Token = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    FormKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    Site = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Procedures = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Refused = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    GivenUpAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Remote", x => x.Token);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Remote_AskedAt",
                table: "Remote",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Remote_Code",
                table: "Remote",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Remote_FormKey",
                table: "Remote",
                column: "FormKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Remote");
        }
    }
}
