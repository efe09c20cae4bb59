using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Reservation.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Waiting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Waiting",
                columns: table => new
                {
                    Token = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false),
                    Place = table.Column<long>(type: "bigint", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Group = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Procedures = table.Column<string>(type: "text", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Kana = table.Column<string>(type: "text", nullable: false),
                    Mail = table.Column<string>(type: "text", nullable: false),
                    Mark = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Offers = table.Column<int>(type: "integer", nullable: false),
                    FormKey = table.Column<Guid>(type: "uuid", nullable: true),
                    Start = table.Column<long>(type: "bigint", nullable: true),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: true),
                    Latest = table.Column<long>(type: "bigint", nullable: true),
                    MailId = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Waiting", x => x.Token);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Waiting_EndedAt",
                table: "Waiting",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Waiting_FormKey",
                table: "Waiting",
                column: "FormKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Waiting_MailId",
                table: "Waiting",
                column: "MailId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Waiting");
        }
    }
}
